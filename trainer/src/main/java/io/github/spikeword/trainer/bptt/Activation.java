package io.github.spikeword.trainer.bptt;

import io.github.spikeword.models.chip.H1v2;

/**
 * How a membrane becomes an output, and its surrogate derivative {@code 1 / (1 + slope * |x|)^2}
 * with x = membrane - threshold in weight units (fast sigmoid; documented form, section 10 of
 * {@code docs/chip.md}). The vendor's slope of 25 per volt is 25 * 0.0875 = 2.19 per weight unit.
 *
 * @param slope slope per weight unit, positive
 * @param graded false for spikes (0 or 1); true for the smooth network {@code x / (1 + slope *
 *     |x|)} whose true derivative the surrogate is, which gradient checks need
 * @param throughReset whether the gradient also flows through the subtraction of the threshold
 */
public record Activation(double slope, boolean graded, boolean throughReset) {

  /** The vendor's default slope, 25 per volt, in weight units. */
  public static final double VENDOR_SLOPE = 25 * H1v2.CHARGE_VOLTS_PER_WEIGHT;

  /** Spikes with the vendor's surrogate, the reset kept out of the gradient. */
  public static Activation spikes() {
    return new Activation(VENDOR_SLOPE, false, false);
  }
}
