package io.github.spikeword.stream.session;

import io.github.spikeword.stream.event.ListeningEvent.GapCause;

/** A piece of a stream of sound on its way to a {@link ListeningSession}. */
public sealed interface Sound {

  /**
   * When the last sample of this piece reached this process, on the clock of {@link
   * System#nanoTime()}; latencies are measured from here.
   */
  long arrivalNanos();

  /**
   * Samples at the session's rate, mono.
   *
   * @param samples full scale 1, finite; not changed after this record is made
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, and audio is not copied
  record Samples(float[] samples, long arrivalNanos) implements Sound {}

  /**
   * Sound that was lost.
   *
   * @param samples how many samples at the session's rate, positive
   * @param cause what lost them
   */
  record Lost(long samples, GapCause cause, long arrivalNanos) implements Sound {
    public Lost {
      if (samples < 1) {
        throw new IllegalArgumentException(
            "A gap has at least one lost sample, found " + samples + ".");
      }
    }
  }
}
