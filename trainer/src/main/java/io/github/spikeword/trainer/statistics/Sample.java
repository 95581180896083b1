package io.github.spikeword.trainer.statistics;

import java.util.Arrays;
import java.util.Collection;

/** Numbers that were measured, described by mean, standard deviation and quantiles. */
public final class Sample {

  private final double[] sorted;

  private Sample(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * A sample of any size, in any order.
   *
   * @throws IllegalArgumentException if one of them is not a number
   */
  public static Sample of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    if (sorted.length > 0 && Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("A sample holds numbers, found not-a-number.");
    }
    return new Sample(sorted);
  }

  /** A sample of any size, in any order. */
  public static Sample of(Collection<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** How many numbers. */
  public int size() {
    return sorted.length;
  }

  /** Arithmetic mean; not a number when empty. */
  public double mean() {
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }

  /** Standard deviation with n - 1 in the denominator; 0 for a single number. */
  public double deviation() {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double mean = mean();
    double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
    return sorted.length == 1 ? 0 : Math.sqrt(squares / (sorted.length - 1));
  }

  /** Smallest number; not a number when empty. */
  public double min() {
    return quantile(0);
  }

  /** Largest number; not a number when empty. */
  public double max() {
    return quantile(1);
  }

  /** The middle number, or the mean of the two middle ones. */
  public double median() {
    return quantile(0.5);
  }

  /**
   * A quantile, by linear interpolation between the order statistics at {@code (n - 1) p} (type 7
   * of Hyndman and Fan 1996, "Sample quantiles in statistical packages").
   *
   * @param p share of the sample below, 0 to 1
   */
  public double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("A quantile is asked for in 0 to 1, found " + p + ".");
    }
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = (sorted.length - 1) * p;
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
