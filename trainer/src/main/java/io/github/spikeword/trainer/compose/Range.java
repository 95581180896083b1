package io.github.spikeword.trainer.compose;

import io.github.spikeword.trainer.random.SeededRandom;

/**
 * What a value is drawn from.
 *
 * @param low smallest value
 * @param high largest value, not below the smallest
 */
public record Range(double low, double high) {

  public Range {
    if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "A range must ascend and be finite, found " + low + " to " + high + ".");
    }
  }

  /** Always the same value. */
  public static Range only(double value) {
    return new Range(value, value);
  }

  double draw(SeededRandom random) {
    return random.nextDouble(low, high);
  }

  /** Uniform in the logarithm; both bounds must be positive. */
  double drawLog(SeededRandom random) {
    return random.nextLogUniform(low, high);
  }
}
