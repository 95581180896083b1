package io.github.spikeword.trainer.statistics;

import java.util.Optional;

/**
 * The 95 % interval of a mean by Student 1908 ("The probable error of a mean", Biometrika 6): mean
 * +- t * deviation / sqrt(n), with t of n - 1 degrees of freedom.
 */
public final class MeanInterval {

  /**
   * 0.975 quantiles of Student's t for 1 to 30 degrees of freedom, as every textbook lists them.
   */
  private static final double[] T_975 = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
  };

  private MeanInterval() {}

  /**
   * The interval.
   *
   * @return nothing for fewer than two numbers, which say nothing about their spread
   */
  public static Optional<Interval> of95(Sample sample) {
    if (sample.size() < 2) {
      return Optional.empty();
    }
    double half = quantile(sample.size() - 1) * sample.deviation() / Math.sqrt(sample.size());
    return Optional.of(new Interval(sample.mean() - half, sample.mean() + half));
  }

  /** Beyond the list by the first two terms of its expansion about the normal quantile. */
  private static double quantile(int degrees) {
    if (degrees <= T_975.length) {
      return T_975[degrees - 1];
    }
    double z = Share.Z_95;
    double cube = z * z * z;
    return z
        + (cube + z) / (4 * degrees)
        + (5 * cube * z * z + 16 * cube + 3 * z) / (96.0 * degrees * degrees);
  }
}
