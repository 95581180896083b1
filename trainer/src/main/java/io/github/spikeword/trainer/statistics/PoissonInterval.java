package io.github.spikeword.trainer.statistics;

/**
 * Exact confidence interval for the mean of a Poisson distribution of which one count was seen
 * (Garwood 1936, "Fiducial limits for the Poisson distribution", Biometrika 28): the lower bound is
 * the mean under which at least that many events have probability 2.5 %, the upper bound the mean
 * under which at most that many have.
 */
public final class PoissonInterval {

  private static final double TAIL = 0.025;

  /** Halvings of the search interval; each bound is then exact to the last bits of a double. */
  private static final int HALVINGS = 100;

  private PoissonInterval() {}

  /**
   * The 95 % interval of the mean.
   *
   * @param count events seen, from 0
   */
  public static Interval of95(long count) {
    double low = count == 0 ? 0 : meanWithTail(count - 1, 1 - TAIL);
    return new Interval(low, meanWithTail(count, TAIL));
  }

  /** The mean under which at most {@code count} events have the given probability. */
  private static double meanWithTail(long count, double probability) {
    double logFactorial = logFactorial(count);
    double low = 0;
    double high = count + 10 * Math.sqrt(count + 1.0) + 10;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (atMost(count, logFactorial, middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /**
   * Probability of at most {@code count} events under a mean: the terms are summed from the largest
   * down, relative to the last one, so that nothing under- or overflows.
   */
  private static double atMost(long count, double logFactorial, double mean) {
    double term = 1;
    double sum = 1;
    for (long k = count; k > 0 && term > 1e-20 * sum; k--) {
      term *= k / mean;
      sum += term;
    }
    double logLast = count * Math.log(mean) - mean - logFactorial;
    return Math.min(1, Math.exp(Math.log(sum) + logLast));
  }

  private static double logFactorial(long count) {
    double sum = 0;
    for (long k = 2; k <= count; k++) {
      sum += Math.log((double) k);
    }
    return sum;
  }
}
