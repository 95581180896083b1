package io.github.spikeword.stream.audio;

/**
 * A whole recording in memory.
 *
 * @param samples mono sound at {@link SampleStream#SAMPLE_RATE_HZ}, full scale 1; not copied
 * @param source how it was stored
 */
public record Recording(float[] samples, SourceFormat source) {

  /** Length in seconds. */
  public double seconds() {
    return samples.length / (double) SampleStream.SAMPLE_RATE_HZ;
  }
}
