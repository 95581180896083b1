package io.github.spikeword.trainer.augment;

import java.util.Arrays;

/** Brings clips to a length and moves them within it, with zeros where there is no sound. */
public final class ClipLength {

  private ClipLength() {}

  /** The sound cut, or filled up with zeros, at its end. */
  public static float[] fit(float[] samples, int length) {
    return samples.length == length ? samples : Arrays.copyOf(samples, length);
  }

  /** The sound cut, or filled up with zeros, at both ends alike. */
  public static float[] centred(float[] samples, int length) {
    return placed(samples, Math.floorDiv(length - samples.length, 2), length);
  }

  /** The sound later by {@code delay} samples, earlier where negative, in its own length. */
  public static float[] shifted(float[] samples, int delay) {
    return placed(samples, delay, samples.length);
  }

  /** {@code length} zeros with the sound written from {@code start} on, as far as it fits. */
  private static float[] placed(float[] samples, int start, int length) {
    float[] placed = new float[length];
    int from = Math.max(0, -start);
    int count = Math.min(samples.length, length - start) - from;
    if (count > 0) {
      System.arraycopy(samples, from, placed, start + from, count);
    }
    return placed;
  }
}
