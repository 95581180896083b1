package io.github.spikeword.stream.event;

import io.github.spikeword.models.network.SpikeFrame;
import java.util.List;

/**
 * What a listening session tells, in order of {@link #step()}. Steps count from 0 at the start of
 * the stream; step s ends at {@code (s + 1) * stepMillis} of stream time. Steps that were lost in a
 * {@link Gap} are counted too.
 */
public sealed interface ListeningEvent {

  /** The step at whose end the event is known. */
  long step();

  /**
   * Loudness of a stretch of sound.
   *
   * @param rms root mean square since the last level event, full scale 1
   * @param peak largest magnitude since the last level event, full scale 1
   */
  record Level(long step, double rms, double peak) implements ListeningEvent {}

  /**
   * The score of every keyword at this step.
   *
   * @param scores one per keyword, in the order of the bundle's populations without "other"
   */
  record Score(long step, List<Double> scores) implements ListeningEvent {
    public Score {
      scores = List.copyOf(scores);
    }
  }

  /**
   * What the chip saw and did in this step, for pictures; only sent to those who ask.
   *
   * @param input value per channel that reached the front-end weights
   * @param spikes the spikes of all stages; owned by the event
   */
  record Activity(long step, List<Float> input, SpikeFrame spikes) implements ListeningEvent {
    public Activity {
      input = List.copyOf(input);
    }
  }

  /**
   * A word was heard.
   *
   * @param step the decision: the step at which the score reached the threshold
   * @param word the keyword
   * @param score score at the decision
   * @param peak highest score from the onset to the decision
   * @param threshold threshold in force
   * @param onsetStep first step of this excursion above the release level
   * @param peakStep step of the peak
   * @param spikes spikes behind the front end from the onset to the decision, for the energy
   *     estimate
   */
  record Detection(
      long step,
      String word,
      double score,
      double peak,
      double threshold,
      long onsetStep,
      long peakStep,
      long spikes)
      implements ListeningEvent {}

  /**
   * A candidate that was held back: an excursion of a word's score above its release level that did
   * not become a detection.
   *
   * @param step the step at which the excursion ended or was refused
   */
  record Suppressed(
      long step,
      String word,
      double peak,
      double threshold,
      long onsetStep,
      long peakStep,
      Reason reason)
      implements ListeningEvent {}

  /** Why a candidate was held back. */
  enum Reason {
    /** Its score never reached the threshold. */
    BELOW_THRESHOLD,
    /**
     * It reached the threshold within the refractory time after a detection and did not last until
     * that was over.
     */
    REFRACTORY,
    /** It reached the threshold again before its score had fallen below the release level. */
    NOT_REARMED,
    /** Another word was detected in the same step, with a higher score. */
    OUTSCORED,
    /** The sound ended or broke off before it was decided. */
    INTERRUPTED
  }

  /**
   * Sound was lost.
   *
   * @param step first step after the gap
   * @param lostSamples samples that were never processed, positive
   * @param cause what lost them
   */
  record Gap(long step, long lostSamples, GapCause cause) implements ListeningEvent {}

  /** What loses sound. */
  enum GapCause {
    /** Processing fell behind and the capture ring overflowed. */
    OVERFLOW,
    /** The device stopped delivering. */
    STALL,
    /** The device went away and was opened again. */
    REOPENED
  }

  /**
   * The sound ended.
   *
   * @param step number of steps of the stream, those lost in gaps counted
   * @param samples samples received, whole frames or not
   */
  record End(long step, long samples) implements ListeningEvent {}
}
