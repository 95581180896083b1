package io.github.spikeword.stream.audio;

import java.io.InputStream;

/** Streams of sound that does not come from a sound file. */
public final class SampleStreams {

  private SampleStreams() {}

  /** The samples of an array, mono 16 kHz; not copied. */
  public static SampleStream of(float[] samples) {
    return new SampleStream() {
      private int next;

      @Override
      public int read(float[] buffer, int offset, int length) {
        if (next == samples.length) {
          return -1;
        }
        int count = Math.min(length, samples.length - next);
        System.arraycopy(samples, next, buffer, offset, count);
        next += count;
        return count;
      }

      @Override
      public void close() {
        // nothing is held
      }
    };
  }

  /**
   * Raw PCM until the end of the input, mixed down and resampled; an incomplete last frame is left
   * out.
   *
   * @param in interleaved samples without a header; closed with the stream
   * @param name what messages call the source
   */
  public static SampleStream ofPcm(InputStream in, PcmFormat format, String name) {
    return new ResampledStream(new PcmSound(in, format, "raw", PcmSound.TO_THE_END), name);
  }

  /**
   * Reads a stream to its end; does not close it.
   *
   * @param name what a message calls the stream
   * @throws io.github.spikeword.models.UserError if it is longer than {@value
   *     AudioFiles#LONGEST_RECORDING_HOURS} hours or breaks off
   */
  public static float[] readAll(SampleStream stream, String name) {
    return AudioFiles.readAll(stream, name);
  }
}
