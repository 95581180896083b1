package io.github.spikeword.stream.audio;

import java.io.Closeable;

/**
 * Sound to be pulled: mono, 16 kHz, full scale 1 (mixing and resampling never clip, so a loud
 * recording may go a little beyond). One reader at a time.
 */
public interface SampleStream extends Closeable {

  /** Samples per second of every stream. */
  int SAMPLE_RATE_HZ = 16_000;

  /**
   * Reads the next samples, waiting for at least one.
   *
   * @param buffer receives them
   * @param offset first place in the buffer
   * @param length most samples wanted, from 1
   * @return samples read, from 1 to {@code length}, or -1 at the end of the sound
   * @throws io.github.spikeword.models.UserError if the sound breaks off or is damaged
   */
  int read(float[] buffer, int offset, int length);

  /** Releases what the stream holds; never fails, and may be called again. */
  @Override
  void close();
}
