package io.github.spikeword.models.chip;

import java.util.List;

/**
 * Constants of the Neuronova H1v2 neuromorphic chip, each with its evidence.
 *
 * <p>The vendor documents the chip only in part. <b>Documented</b> values are stated in the NWAVE
 * SDK documentation 1.0.0a0; <b>inferred</b> ones were reconstructed from the numbers that its
 * Tutorial 6 prints; <b>assumed</b> ones fill a gap and are ours. {@code docs/chip.md} has the
 * reasoning.
 *
 * <p>Three units of charge occur. In <i>weight units</i> one spike through weight {@code w} adds
 * {@code w} to a membrane. In <i>volts</i> it adds {@code w * CHARGE_VOLTS_PER_WEIGHT}. The
 * simulators work in <i>code units</i>, weight units times 63/1.66, in which every legal weight is
 * an odd integer in -63..63 and every synaptic sum is an exact integer.
 */
public final class H1v2 {

  /** Name of this chip model in manifests and reports. */
  public static final String NAME = "H1v2";

  /** Largest weight magnitude, weight units. Documented (chip constraints, Tutorials 2 and 6). */
  public static final double MAX_WEIGHT = 1.66;

  /** Bits of a quantised weight. Documented (chip constraints, Tutorial 6). */
  public static final int WEIGHT_BITS = 6;

  /** Largest weight code: codes are the odd integers -63..63. Inferred, strong. */
  public static final int MAX_CODE = 63;

  /** Code units per weight unit, 63 / 1.66. */
  public static final double CODE_UNITS_PER_WEIGHT = MAX_CODE / MAX_WEIGHT;

  /** The one firing threshold of all neurons, weight units. Inferred, strong (3.6828..3.6884). */
  public static final double THRESHOLD_WEIGHT_UNITS = 3.6855;

  /** The firing threshold in code units, 139.871...; the simulators use its float value. */
  public static final double THRESHOLD_CODE_UNITS = THRESHOLD_WEIGHT_UNITS * CODE_UNITS_PER_WEIGHT;

  /** Membrane voltage that one spike through weight 1 adds. Inferred, strong (0.0868..0.0879). */
  public static final double CHARGE_VOLTS_PER_WEIGHT = 0.0875;

  /** Filters of the analog front end. Documented (chip overview). */
  public static final int FILTERS = 16;

  /** Filters whose band lies below 8 kHz. Documented (Tutorial 6 log). */
  public static final int FILTERS_AT_16_KHZ = 13;

  /** Neurons per core, cores 1 to 3. Documented (chip overview). */
  public static final List<Integer> CORE_SIZES = List.of(50, 50, 100);

  /**
   * Neurons on the whole chip; front-end neurons are counted among them (assumed, the strict way).
   */
  public static final int NEURONS = 200;

  /**
   * Consecutive presynaptic neurons that share the sign of their weights towards one postsynaptic
   * neuron. Block size documented; axis inferred, medium.
   */
  public static final int SIGN_BLOCK = 5;

  /**
   * Time constants that the chip offers, milliseconds, ascending. Assumed: the vendor's list is
   * unknown; 10, 20, 32 and 64 occur in its documentation.
   */
  public static final List<Double> TAU_PROFILES_MILLIS =
      List.of(8.0, 10.0, 16.0, 20.0, 32.0, 64.0, 128.0, 256.0, 512.0);

  /**
   * Energy of one neuron spike, joules. Calibrated to one published figure (Tutorial 6: 11.266 nW);
   * inferred, weak. Static power is taken as zero.
   */
  public static final double ENERGY_PER_SPIKE_JOULES = 4.205e-12;

  /**
   * Leak of a membrane per step in code units: a constant amount, so that a membrane at threshold
   * falls to zero within one time constant. Inferred, medium.
   *
   * @param tauMillis time constant, milliseconds, positive
   * @param stepMillis length of a step, milliseconds, positive
   */
  public static float leakPerStep(double tauMillis, double stepMillis) {
    if (!(tauMillis > 0) || !(stepMillis > 0)) {
      throw new IllegalArgumentException(
          "Time constant and step must be positive, found "
              + tauMillis
              + " ms and "
              + stepMillis
              + " ms.");
    }
    return (float) (THRESHOLD_CODE_UNITS * stepMillis / tauMillis);
  }

  private H1v2() {}
}
