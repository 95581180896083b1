package io.github.spikeword.trainer.augment;

/**
 * Plays a sound faster or slower, pitch and all, by interpolating between its samples with a
 * windowed sinc (Smith, "Digital Audio Resampling", bandlimited interpolation): Hann window, 16
 * zero crossings to either side, low-passed at the new half rate when it gets faster.
 */
public final class SpeedChange {

  private static final int CROSSINGS = 16;
  private static final int TABLE_STEPS = 512;

  /** Right half of the kernel at {@code i / TABLE_STEPS} zero crossings, and a closing zero. */
  private static final double[] KERNEL = kernel();

  private SpeedChange() {}

  /**
   * The sound at another speed.
   *
   * @param samples the sound; zeros are assumed around it
   * @param speed factor on speed and pitch, positive
   * @return {@code round(samples / speed)} samples; sample i is the sound at {@code i * speed}
   */
  public static float[] apply(float[] samples, double speed) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("A speed must be positive, found " + speed + ".");
    }
    float[] changed = new float[(int) Math.round(samples.length / speed)];
    double cutoff = Math.min(1, 1 / speed);
    double reach = CROSSINGS / cutoff;
    for (int i = 0; i < changed.length; i++) {
      double centre = i * speed;
      int first = Math.max(0, (int) Math.ceil(centre - reach));
      int last = Math.min(samples.length - 1, (int) Math.floor(centre + reach));
      double sum = 0;
      for (int k = first; k <= last; k++) {
        sum += samples[k] * kernelAt(Math.abs(centre - k) * cutoff);
      }
      changed[i] = (float) (sum * cutoff);
    }
    return changed;
  }

  private static double kernelAt(double crossings) {
    double place = crossings * TABLE_STEPS;
    int below = (int) place;
    if (below >= KERNEL.length - 1) {
      return 0;
    }
    return KERNEL[below] + (place - below) * (KERNEL[below + 1] - KERNEL[below]);
  }

  private static double[] kernel() {
    double[] table = new double[CROSSINGS * TABLE_STEPS + 1];
    table[0] = 1;
    for (int i = 1; i < table.length - 1; i++) {
      double x = Math.PI * i / TABLE_STEPS;
      table[i] = StrictMath.sin(x) / x * (0.5 + 0.5 * StrictMath.cos(x / CROSSINGS));
    }
    return table;
  }
}
