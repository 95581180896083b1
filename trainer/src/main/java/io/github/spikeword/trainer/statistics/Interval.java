package io.github.spikeword.trainer.statistics;

/**
 * A confidence interval.
 *
 * @param low lower bound
 * @param high upper bound, at least the lower; infinite where the data set no limit
 */
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("An interval ascends, found " + low + " to " + high + ".");
    }
  }

  /** Both bounds times a factor from 0, for example a count turned into a rate. */
  public Interval times(double factor) {
    return new Interval(low * factor, high * factor);
  }
}
