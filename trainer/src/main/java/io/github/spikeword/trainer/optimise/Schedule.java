package io.github.spikeword.trainer.optimise;

/**
 * Learning rate over a run, as a factor on the peak rate.
 *
 * <ul>
 *   <li>{@code CONSTANT}: 1 throughout.
 *   <li>{@code COSINE}: linear warm-up from 0, then a half cosine to 0 (Loshchilov and Hutter 2017,
 *       arXiv:1608.03983, one cycle without restarts).
 *   <li>{@code ONE_CYCLE}: half cosine from 1/25 to 1 over the warm-up, then a half cosine to
 *       1/250,000 (Smith and Topin 2018, arXiv:1708.07120, with the usual divisors 25 and 10,000).
 * </ul>
 */
public enum Schedule {
  /** The peak rate throughout. */
  CONSTANT,
  /** Linear warm-up and cosine decay. */
  COSINE,
  /** Cosine up, cosine down. */
  ONE_CYCLE;

  private static final double START = 1.0 / 25;
  private static final double END = START / 10_000;

  /**
   * Factor on the peak rate.
   *
   * @param progress share of the run that is over, in [0, 1]
   * @param warmup share of the run that warms up, in [0, 1)
   */
  public double factor(double progress, double warmup) {
    double p = Math.min(1, Math.max(0, progress));
    boolean warming = p < warmup;
    double along = warming ? p / warmup : (p - warmup) / (1 - warmup);
    return switch (this) {
      case CONSTANT -> 1;
      case COSINE -> warming ? along : half(1, 0, along);
      case ONE_CYCLE -> warming ? half(START, 1, along) : half(1, END, along);
    };
  }

  private static double half(double from, double to, double along) {
    return to + (from - to) * (1 + StrictMath.cos(StrictMath.PI * along)) / 2;
  }
}
