package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.stream.event.ListeningEvent.Detection;

/**
 * A detection, as far as it is judged.
 *
 * @param step the decision step
 * @param timeMillis end of that step, milliseconds from the start of the recording
 * @param word the word
 * @param score score at the decision
 * @param threshold threshold in force
 * @param onsetStep first step of the excursion above the release level
 */
public record Fired(
    long step, double timeMillis, String word, double score, double threshold, long onsetStep) {

  /** The detection of a session whose steps have that length. */
  public static Fired of(Detection detection, double stepMillis) {
    return new Fired(
        detection.step(),
        (detection.step() + 1) * stepMillis,
        detection.word(),
        detection.score(),
        detection.threshold(),
        detection.onsetStep());
  }
}
