package io.github.spikeword.trainer.evaluate.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.stream.detect.Detector;
import io.github.spikeword.stream.event.ListeningEvent.Detection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTrackTest {

  private static final List<String> WORDS = List.of("yes", "no");

  private static ScoreTrack track(double[]... steps) {
    ScoreTrack.Recorder recorder = new ScoreTrack.Recorder(WORDS, 8);
    for (double[] step : steps) {
      recorder.add(List.of(step[0], step[1]));
    }
    return recorder.finish();
  }

  private static DetectorSettings settings(
      double yes, double yesRelease, double no, double noRelease, double refractoryMillis) {
    Map<String, WordLevels> words = new LinkedHashMap<>();
    words.put("yes", new WordLevels(yes, yesRelease));
    words.put("no", new WordLevels(no, noRelease));
    return new DetectorSettings(words, refractoryMillis);
  }

  /** A detector that sees every step, however low its scores. */
  private static List<Fired> direct(double[][] steps, DetectorSettings settings) {
    List<Fired> detections = new ArrayList<>();
    Detector detector =
        new Detector(
            WORDS,
            settings,
            8,
            event -> {
              if (event instanceof Detection d) {
                detections.add(
                    new Fired(
                        d.step(),
                        (d.step() + 1) * 8,
                        d.word(),
                        d.score(),
                        d.threshold(),
                        d.onsetStep()));
              }
            });
    for (int t = 0; t < steps.length; t++) {
      detector.update(t, steps[t], 3);
    }
    return detections;
  }

  /** Scores that wander: their steps are small, so excursions last. */
  private static double[][] wander(int steps, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] scores = new double[steps][2];
    double[] now = {-3, -3};
    for (double[] step : scores) {
      for (int k = 0; k < 2; k++) {
        now[k] = Math.max(-6, Math.min(6, now[k] + (random.nextInt(5) - 2) * 0.25));
        step[k] = now[k];
      }
    }
    return scores;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anExcerptGivesTheDetectionsOfTheWholeTrack(long seed) {
    double[][] steps = wander(20_000, seed);
    ScoreTrack track = track(steps);
    ScoreTrack.Excerpt excerpt = track.excerpt(0);
    SplittableRandom random = new SplittableRandom(-seed);
    long found = 0;
    for (int i = 0; i < 20; i++) {
      double yes = 0.25 + 0.25 * random.nextInt(16);
      double no = 0.25 + 0.25 * random.nextInt(16);
      DetectorSettings settings =
          settings(
              yes,
              yes - 0.25 * (1 + random.nextInt((int) (yes * 4))),
              no,
              no - 0.25 * (1 + random.nextInt((int) (no * 4))),
              random.nextInt(3) * 300);

      List<Fired> expected = direct(steps, settings);

      assertThat(excerpt.detections(settings)).isEqualTo(expected);
      assertThat(track.detections(settings)).isEqualTo(expected);
      found += expected.size();
    }
    assertThat(found).as("the comparison is about something").isGreaterThan(100);
    assertThat(excerpt.size()).isLessThan(track.steps());
  }

  @Test
  void excursionsDoNotFlowTogetherWhereStepsWereLeftOut() {
    // a fall below the release level for one step re-arms the word
    ScoreTrack track =
        track(
            new double[] {2, -9},
            new double[] {-1, -9},
            new double[] {-1, -9},
            new double[] {2, -9},
            new double[] {2, -9});

    assertThat(track.detections(settings(1, 0, 1, 0, 0)))
        .extracting(Fired::step)
        .containsExactly(0L, 3L);
  }

  @Test
  void theHighestScoreIsThatOfStepsEndingWithinTheStretch() {
    ScoreTrack track =
        track(new double[] {9, 0}, new double[] {1, 0}, new double[] {5, 0}, new double[] {7, 0});

    // steps end at 8, 16, 24 and 32 ms
    assertThat(track.highest("yes", 9, 24)).isEqualTo(5);
    assertThat(track.highest("yes", 8, 23)).isEqualTo(9);
    assertThat(track.highest("yes", 25, 31)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(track.highest("yes", 30, 1000)).isEqualTo(7);
    assertThat(track.highest("yes")).isEqualTo(9);
  }
}
