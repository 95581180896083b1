package io.github.spikeword.stream.detect;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.event.ListeningEvent.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Turns scores into detections: threshold, hysteresis re-arm, refractory time. Whatever it holds
 * back it reports with the reason.
 *
 * <p>An <i>excursion</i> of a word is a longest run of steps in which its score is at or above its
 * release level. A step is worked through like this:
 *
 * <ol>
 *   <li>Excursions whose score has fallen below the release level end; the word is armed again. An
 *       excursion without a verdict is now suppressed: {@code REFRACTORY} if it had reached the
 *       threshold within the refractory time, else {@code BELOW_THRESHOLD}.
 *   <li>The undecided excursions with a score at or above their threshold ask for a verdict. Within
 *       the refractory time after the last detection they wait: the refractory time postpones a
 *       word, it loses it only when the score does not last. Otherwise the highest score is
 *       detected (of equals, the first in keyword order) and the rest is suppressed as {@code
 *       OUTSCORED}.
 *   <li>A decided excursion whose score has dropped below the threshold and reaches it again,
 *       without having fallen below the release level, is a second candidate. It is suppressed as
 *       {@code NOT_REARMED} when the excursion ends, once, however often the threshold is crossed.
 * </ol>
 *
 * <h2>Assumptions</h2>
 *
 * <ol>
 *   <li>One thread at a time calls, but for {@link #requireFits}.
 *   <li>Steps ascend from call to call. They may leave gaps: time passes then, no score is known.
 *   <li>Scores are no NaN (one counts as below the release level).
 *   <li>The sink returns quickly and does not call back into the detector.
 * </ol>
 *
 * <h2>Guarantees</h2>
 *
 * <ol>
 *   <li>Every excursion gets exactly one verdict: one {@code Detection}, or one {@code Suppressed}
 *       with a reason other than {@code NOT_REARMED}. After that it gets at most one more {@code
 *       Suppressed}, for {@code NOT_REARMED}.
 *   <li>Two detections, of whatever words, lie at least the refractory time apart: {@code (later -
 *       earlier) * stepMillis >= refractoryMillis}. {@link #interrupt} does not change that.
 *   <li>Between two detections of a word its score was below the release level at least once, or
 *       {@link #interrupt} was called.
 *   <li>A detection's score is at or above the threshold in force at that step; its peak is at
 *       least its score; {@code onsetStep <= peakStep <= step}.
 *   <li>Events come in order of their step.
 *   <li>A step without an event allocates nothing.
 *   <li>The same scores and settings give the same events.
 * </ol>
 */
public final class Detector {

  private final double stepMillis;
  private final Consumer<? super ListeningEvent> sink;
  private final Candidate[] candidates;
  private double refractoryMillis;

  private boolean everDetected;
  private long lastDetection;
  private long lastStep = -1;
  private long spikesSoFar;

  /**
   * A detector with every word armed.
   *
   * @param keywords words in the order of the scores
   * @param settings levels for exactly these words, and the refractory time
   * @param stepMillis length of a step, milliseconds, positive
   * @param sink receives detections and suppressed candidates
   * @throws IllegalArgumentException if the settings lack a word or have one too many
   */
  public Detector(
      List<String> keywords,
      DetectorSettings settings,
      double stepMillis,
      Consumer<? super ListeningEvent> sink) {
    if (!(stepMillis > 0)) {
      throw new IllegalArgumentException("Step must be positive, found " + stepMillis + " ms.");
    }
    this.stepMillis = stepMillis;
    this.sink = sink;
    requireWords(keywords, settings);
    candidates =
        keywords.stream()
            .map(word -> new Candidate(word, levels(settings, word)))
            .toArray(Candidate[]::new);
    refractoryMillis = settings.refractoryMillis();
  }

  /**
   * Changes levels and refractory time from the next step on. Excursions go on under the new
   * levels; one that is decided stays so.
   *
   * @throws IllegalArgumentException if the settings do not fit; nothing is changed then
   */
  public void configure(DetectorSettings settings) {
    requireFits(settings);
    for (Candidate candidate : candidates) {
      candidate.configure(levels(settings, candidate.word));
    }
    refractoryMillis = settings.refractoryMillis();
  }

  /**
   * Checks settings without taking them; this method may be called from any thread.
   *
   * @throws IllegalArgumentException if the settings lack a word or have one too many
   */
  public void requireFits(DetectorSettings settings) {
    requireWords(Stream.of(candidates).map(candidate -> candidate.word).toList(), settings);
  }

  /**
   * Works through one step.
   *
   * @param step number of the step, above that of the call before
   * @param scores one per keyword, in the order of the constructor
   * @param spikes spikes behind the front end in this step, for the detection's energy estimate
   */
  public void update(long step, double[] scores, int spikes) {
    if (step <= lastStep) {
      throw new IllegalArgumentException("Step " + step + " follows step " + lastStep + ".");
    }
    if (scores.length != candidates.length) {
      throw new IllegalArgumentException(
          "There are " + candidates.length + " keywords but " + scores.length + " scores.");
    }
    lastStep = step;
    for (int k = 0; k < candidates.length; k++) {
      if (candidates[k].isAboveRelease(scores[k])) {
        candidates[k].rise(step, scores[k], spikesSoFar);
      } else if (!candidates[k].isArmed()) {
        end(candidates[k], step, candidates[k].reasonAtEnd());
      }
    }
    spikesSoFar += spikes;
    decide(step);
  }

  /**
   * Ends every excursion because the sound ended or broke off: the undecided ones are suppressed as
   * {@code INTERRUPTED} at the last step seen, and every word is armed. The refractory time runs
   * on.
   */
  public void interrupt() {
    for (Candidate candidate : candidates) {
      if (!candidate.isArmed()) {
        end(candidate, lastStep, Reason.INTERRUPTED);
      }
    }
  }

  private void end(Candidate candidate, long step, Reason reasonIfUndecided) {
    if (candidate.isUndecided()) {
      sink.accept(candidate.suppressed(step, reasonIfUndecided));
    } else if (candidate.hasReturned()) {
      sink.accept(candidate.suppressed(step, Reason.NOT_REARMED));
    }
    candidate.rearm();
  }

  private void decide(long step) {
    boolean refractory = everDetected && (step - lastDetection) * stepMillis < refractoryMillis;
    int best = -1;
    for (int k = 0; k < candidates.length; k++) {
      if (candidates[k].asksForVerdict()) {
        if (refractory) {
          candidates[k].holdBack();
        } else if (best < 0 || candidates[k].score() > candidates[best].score()) {
          best = k;
        }
      }
    }
    if (best < 0) {
      return;
    }
    everDetected = true;
    lastDetection = step;
    sink.accept(candidates[best].detection(step, spikesSoFar));
    candidates[best].decide();
    for (Candidate candidate : candidates) {
      if (candidate.asksForVerdict()) {
        sink.accept(candidate.suppressed(step, Reason.OUTSCORED));
        candidate.decide();
      }
    }
  }

  private static void requireWords(List<String> keywords, DetectorSettings settings) {
    if (settings.words().size() != keywords.size()
        || !settings.words().keySet().containsAll(keywords)) {
      throw new IllegalArgumentException(
          "The detector settings have levels for "
              + settings.words().keySet()
              + " but the keywords are "
              + keywords
              + "; give levels for exactly these.");
    }
  }

  private static WordLevels levels(DetectorSettings settings, String word) {
    return Optional.ofNullable(settings.words().get(word)).orElseThrow();
  }
}
