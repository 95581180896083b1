package io.github.spikeword.trainer.statistics;

/**
 * How many of how many, for example correct clips or missed words.
 *
 * @param part how many, from 0 to {@code whole}
 * @param whole of how many, from 0
 */
public record Share(long part, long whole) {

  /** Quantile of the standard normal distribution at 0.975, for two-sided 95 % intervals. */
  public static final double Z_95 = 1.959963984540054;

  public Share {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(
          "A share is a part of a whole, found " + part + " of " + whole + ".");
    }
  }

  /** Part over whole; not a number when there is nothing. */
  public double value() {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  /**
   * The 95 % score interval of Wilson 1927 ("Probable inference, the law of succession, and
   * statistical inference", J. Amer. Statist. Assoc. 22), without continuity correction: with n =
   * whole, p = part / n and z = {@value #Z_95}, {@code (p + z^2/2n +- z sqrt(p (1 - p) / n + z^2 /
   * 4n^2)) / (1 + z^2/n)}. It is 0 to 1 when there is nothing.
   */
  public Interval wilson95() {
    if (whole == 0) {
      return new Interval(0, 1);
    }
    double n = whole;
    double p = value();
    double squared = Z_95 * Z_95;
    double centre = p + squared / (2 * n);
    double half = Z_95 * Math.sqrt(p * (1 - p) / n + squared / (4 * n * n));
    double scale = 1 + squared / n;
    // rounding must not leave 0 or 1 outside when the part is none or all
    double low = part == 0 ? 0 : Math.max(0, (centre - half) / scale);
    double high = part == whole ? 1 : Math.min(1, (centre + half) / scale);
    return new Interval(low, high);
  }

  /** The share of both together. */
  public Share plus(Share other) {
    return new Share(part + other.part, whole + other.whole);
  }
}
