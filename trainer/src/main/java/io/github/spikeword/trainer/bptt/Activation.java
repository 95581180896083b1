package io.github.spikeword.trainer.bptt;

import io.github.spikeword.models.chip.H1v2;

/**
 * How a membrane becomes an output, and its surrogate derivative {@code peak / (1 + slope * |x|)^2}
 * with x = membrane - threshold in weight units (fast sigmoid; documented form, section 10 of
 * {@code docs/chip.md}). The vendor's slope of 25 per volt is 25 * 0.0875 = 2.19 per weight unit,
 * its peak is 1.
 *
 * @param slope slope per weight unit, positive
 * @param peak derivative at threshold per weight unit, positive (the dampening factor of Bellec et
 *     al. 2018, arXiv:1803.09574). Through the reset a membrane passes {@code 1 - threshold *
 *     derivative} on to the next step, so above 1 / threshold = 0.27 that factor turns negative
 *     near the threshold, and above 2 / threshold the gradient grows from spike to spike
 * @param graded false for spikes (0 or 1); true for the smooth network {@code peak * x / (1 + slope
 *     * |x|)} whose true derivative the surrogate is, which gradient checks need
 * @param throughReset whether the gradient also flows through the subtraction of the threshold
 */
public record Activation(double slope, double peak, boolean graded, boolean throughReset) {

  /** The vendor's default slope, 25 per volt, in weight units. */
  public static final double VENDOR_SLOPE = 25 * H1v2.CHARGE_VOLTS_PER_WEIGHT;

  /** Spikes with the vendor's surrogate, the reset kept out of the gradient. */
  public static Activation spikes() {
    return new Activation(VENDOR_SLOPE, 1, false, false);
  }
}
