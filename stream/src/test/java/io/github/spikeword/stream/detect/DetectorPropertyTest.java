package io.github.spikeword.stream.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.event.ListeningEvent.Detection;
import io.github.spikeword.stream.event.ListeningEvent.Reason;
import io.github.spikeword.stream.event.ListeningEvent.Suppressed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The detector against a slow reading of its definition, on random score walks. */
class DetectorPropertyTest {

  private static final double STEP_MILLIS = 8;
  private static final int STEPS = 1000;
  private static final int WALKS = 30;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void agreesWithItsDefinitionOnRandomWalks(int words) {
    SplittableRandom random = new SplittableRandom(words);
    for (int walk = 0; walk < WALKS; walk++) {
      Walk w = Walk.random(words, random);
      assertThat(w.detect()).as("walk %d", walk).isEqualTo(w.detectByDefinition());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void givesEveryExcursionOneVerdictAndKeepsTheRefractoryTime(int words) {
    SplittableRandom random = new SplittableRandom(1000 + words);
    int[] seen = new int[Reason.values().length];
    int detections = 0;
    for (int walk = 0; walk < WALKS; walk++) {
      Walk w = Walk.random(words, random);
      List<ListeningEvent> events = w.detect();
      assertThat(events).extracting(ListeningEvent::step).isSorted();
      long last = Long.MIN_VALUE / 2;
      for (ListeningEvent event : events) {
        if (event instanceof Detection detection) {
          detections++;
          assertThat((detection.step() - last) * STEP_MILLIS)
              .isGreaterThanOrEqualTo(w.settings.refractoryMillis());
          last = detection.step();
          assertThat(detection.score()).isBetween(detection.threshold(), detection.peak());
          assertThat(detection.peakStep()).isBetween(detection.onsetStep(), detection.step());
        } else if (event instanceof Suppressed suppressed) {
          seen[suppressed.reason().ordinal()]++;
        }
      }
      for (int k = 0; k < words; k++) {
        assertThat(verdictOnsets(events, w.word(k))).isEqualTo(w.excursionOnsets(k));
      }
    }
    assertThat(detections).as("the walks must exercise detections").isGreaterThan(WALKS);
    for (Reason reason : Reason.values()) {
      if (reason != Reason.OUTSCORED || words > 1) {
        assertThat(seen[reason.ordinal()]).as("the walks must exercise %s", reason).isPositive();
      }
    }
  }

  private static List<Long> verdictOnsets(List<ListeningEvent> events, String word) {
    List<Long> onsets = new ArrayList<>();
    for (ListeningEvent event : events) {
      if (event instanceof Detection d && d.word().equals(word)) {
        onsets.add(d.onsetStep());
      } else if (event instanceof Suppressed s
          && s.word().equals(word)
          && s.reason() != Reason.NOT_REARMED) {
        onsets.add(s.onsetStep());
      }
    }
    return onsets;
  }

  /** Random scores with interruptions after some steps, and the verdicts on them. */
  private record Walk(double[][] scores, boolean[] interruptedAfter, DetectorSettings settings) {

    static Walk random(int words, SplittableRandom random) {
      Map<String, WordLevels> levels = new LinkedHashMap<>();
      for (int k = 0; k < words; k++) {
        double threshold = random.nextInt(8) / 4.0;
        levels.put(
            "word" + k, new WordLevels(threshold, threshold - (1 + random.nextInt(6)) / 4.0));
      }
      double[][] scores = new double[STEPS][words];
      boolean[] interrupted = new boolean[STEPS];
      double[] now = new double[words];
      for (int step = 0; step < STEPS; step++) {
        for (int k = 0; k < words; k++) {
          // quarters, so that scores often equal a level and each other exactly
          now[k] = Math.max(-2, Math.min(3, now[k] + (random.nextInt(5) - 2) / 4.0));
          scores[step][k] = now[k];
        }
        interrupted[step] = random.nextInt(200) == 0;
      }
      return new Walk(scores, interrupted, new DetectorSettings(levels, random.nextInt(40) * 5.0));
    }

    String word(int k) {
      return "word" + k;
    }

    List<ListeningEvent> detect() {
      List<ListeningEvent> events = new ArrayList<>();
      Detector detector =
          new Detector(List.copyOf(settings.words().keySet()), settings, STEP_MILLIS, events::add);
      for (int step = 0; step < STEPS; step++) {
        detector.update(step, scores[step], step % 7);
        if (interruptedAfter[step]) {
          detector.interrupt();
        }
      }
      detector.interrupt();
      return events;
    }

    private boolean above(int step, int k) {
      return step < STEPS && scores[step][k] >= settings.words().get(word(k)).release();
    }

    private boolean reaches(int step, int k) {
      return scores[step][k] >= settings.words().get(word(k)).threshold();
    }

    /** First step of the excursion that contains the step. */
    private int onset(int step, int k) {
      int onset = step;
      while (onset > 0 && above(onset - 1, k) && !interruptedAfter[onset - 1]) {
        onset--;
      }
      return onset;
    }

    List<Long> excursionOnsets(int k) {
      List<Long> onsets = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        if (above(step, k) && onset(step, k) == step) {
          onsets.add((long) step);
        }
      }
      return onsets;
    }

    private int firstPeak(int k, int from, int to) {
      int peak = from;
      for (int step = from; step <= to; step++) {
        peak = scores[step][k] > scores[peak][k] ? step : peak;
      }
      return peak;
    }

    /** Reads the definition literally: every question is answered from the whole history. */
    List<ListeningEvent> detectByDefinition() {
      int words = settings.words().size();
      List<ListeningEvent> events = new ArrayList<>();
      Map<String, Integer> verdictAt = new LinkedHashMap<>(); // "word@onset" -> step
      int lastDetection = -1;
      for (int step = 0; step < STEPS; step++) {
        for (int k = 0; k < words; k++) {
          boolean endedNow =
              step > 0 && !interruptedAfter[step - 1] && above(step - 1, k) && !above(step, k);
          if (endedNow) {
            ended(events, verdictAt, k, step - 1, step, false);
          }
        }
        List<Integer> asking = new ArrayList<>();
        for (int k = 0; k < words; k++) {
          if (above(step, k) && reaches(step, k) && !verdictAt.containsKey(key(k, step))) {
            asking.add(k);
          }
        }
        boolean refractory =
            lastDetection >= 0
                && (step - lastDetection) * STEP_MILLIS < settings.refractoryMillis();
        if (!refractory && !asking.isEmpty()) {
          int best = asking.get(0);
          for (int k : asking) {
            best = scores[step][k] > scores[step][best] ? k : best;
          }
          lastDetection = step;
          events.add(detection(best, step));
          verdictAt.put(key(best, step), step);
          for (int k : asking) {
            if (k != best) {
              events.add(suppressed(k, step, onset(step, k), step, Reason.OUTSCORED));
              verdictAt.put(key(k, step), step);
            }
          }
        }
        if (interruptedAfter[step] || step == STEPS - 1) {
          for (int k = 0; k < words; k++) {
            if (above(step, k)) {
              ended(events, verdictAt, k, step, step, true);
            }
          }
        }
      }
      return events;
    }

    private String key(int k, int step) {
      return word(k) + "@" + onset(step, k);
    }

    private void ended(
        List<ListeningEvent> events,
        Map<String, Integer> verdictAt,
        int k,
        int lastStep,
        int eventStep,
        boolean interrupted) {
      int onset = onset(lastStep, k);
      Integer verdict = verdictAt.get(key(k, lastStep));
      if (verdict == null) {
        boolean reached = false;
        for (int step = onset; step <= lastStep; step++) {
          reached |= reaches(step, k);
        }
        Reason reason =
            interrupted ? Reason.INTERRUPTED : reached ? Reason.REFRACTORY : Reason.BELOW_THRESHOLD;
        events.add(suppressed(k, eventStep, onset, lastStep, reason));
        return;
      }
      for (int step = verdict + 2; step <= lastStep; step++) {
        if (!reaches(step - 1, k) && reaches(step, k)) {
          events.add(suppressed(k, eventStep, step, lastStep, Reason.NOT_REARMED));
          return;
        }
      }
    }

    private Detection detection(int k, int step) {
      int onset = onset(step, k);
      int peak = firstPeak(k, onset, step);
      long spikes = 0;
      for (int s = onset; s <= step; s++) {
        spikes += s % 7;
      }
      double threshold = settings.words().get(word(k)).threshold();
      return new Detection(
          step, word(k), scores[step][k], scores[peak][k], threshold, onset, peak, spikes);
    }

    private Suppressed suppressed(int k, int eventStep, int from, int to, Reason reason) {
      int peak = firstPeak(k, from, to);
      double threshold = settings.words().get(word(k)).threshold();
      return new Suppressed(eventStep, word(k), scores[peak][k], threshold, from, peak, reason);
    }
  }
}
