package io.github.spikeword.stream.detect;

import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.stream.event.ListeningEvent.Detection;
import io.github.spikeword.stream.event.ListeningEvent.Reason;
import io.github.spikeword.stream.event.ListeningEvent.Suppressed;

/**
 * One word's present excursion above its release level, reused from one excursion to the next.
 *
 * <pre>
 *              score >= release                 verdict of the detector
 *    ARMED  ----------------------->  OPEN  ----------------------------->  DECIDED
 *      ^                               |                                       |
 *      |        score &lt; release        |             score &lt; release           |
 *      +-------------------------------+---------------------------------------+
 * </pre>
 */
final class Candidate {

  private enum State {
    ARMED,
    OPEN,
    DECIDED
  }

  final String word;
  private WordLevels levels;
  private State state = State.ARMED;

  private double score;
  private double peak;
  private long peakStep;
  private long onsetStep;
  private long spikesBeforeOnset;

  /** Whether the score reached the threshold while the refractory time forbade a detection. */
  private boolean heldBack;

  /** Whether the score fell below the threshold after the verdict. */
  private boolean dipped;

  /** Whether it reached the threshold again after that. */
  private boolean returned;

  Candidate(String word, WordLevels levels) {
    this.word = word;
    this.levels = levels;
  }

  void configure(WordLevels newLevels) {
    levels = newLevels;
  }

  WordLevels levels() {
    return levels;
  }

  double score() {
    return score;
  }

  boolean isAboveRelease(double newScore) {
    return newScore >= levels.release();
  }

  /** Whether this step's score asks for a verdict. */
  boolean asksForVerdict() {
    return state == State.OPEN && score >= levels.threshold();
  }

  boolean isArmed() {
    return state == State.ARMED;
  }

  boolean isUndecided() {
    return state == State.OPEN;
  }

  /** Whether the verdict was followed by a second rise to the threshold. */
  boolean hasReturned() {
    return returned;
  }

  /** Takes in a score at or above the release level. */
  void rise(long step, double newScore, long spikesBefore) {
    score = newScore;
    if (state == State.ARMED) {
      state = State.OPEN;
      spikesBeforeOnset = spikesBefore;
      startPeak(step);
      return;
    }
    if (state == State.DECIDED && !returned) {
      if (newScore < levels.threshold()) {
        dipped = true;
      } else if (dipped) {
        returned = true;
        startPeak(step);
      }
    }
    if (newScore > peak) {
      peak = newScore;
      peakStep = step;
    }
  }

  private void startPeak(long step) {
    onsetStep = step;
    peak = score;
    peakStep = step;
  }

  void holdBack() {
    heldBack = true;
  }

  void decide() {
    state = State.DECIDED;
  }

  /** The excursion is over: the word may be detected again. */
  void rearm() {
    state = State.ARMED;
    heldBack = false;
    dipped = false;
    returned = false;
  }

  /** Why an excursion that ended without a verdict came to nothing. */
  Reason reasonAtEnd() {
    return heldBack ? Reason.REFRACTORY : Reason.BELOW_THRESHOLD;
  }

  Detection detection(long step, long spikesSoFar) {
    return new Detection(
        step,
        word,
        score,
        peak,
        levels.threshold(),
        onsetStep,
        peakStep,
        spikesSoFar - spikesBeforeOnset);
  }

  Suppressed suppressed(long step, Reason reason) {
    return new Suppressed(step, word, peak, levels.threshold(), onsetStep, peakStep, reason);
  }
}
