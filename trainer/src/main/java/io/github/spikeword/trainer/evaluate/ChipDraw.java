package io.github.spikeword.trainer.evaluate;

import io.github.spikeword.models.network.ChipInstance;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.trainer.random.SeededRandom;

/**
 * A reproducible draw of a mismatched chip.
 *
 * @param leakSpread standard deviation relative to the nominal leak, from 0
 * @param thresholdSpread standard deviation relative to the threshold, from 0
 * @param seed seed of a family of chips
 * @param number which chip of the family, from 0
 */
public record ChipDraw(double leakSpread, double thresholdSpread, long seed, int number) {

  /** Threshold spread for one part of leak spread: 2 % for 10 %, as suggested for H1v2. */
  public static final double THRESHOLD_PER_LEAK = 0.2;

  public ChipDraw {
    if (!(leakSpread >= 0 && leakSpread <= 1) || !(thresholdSpread >= 0 && thresholdSpread <= 1)) {
      throw new IllegalArgumentException(
          "Mismatch is a relative spread from 0 to 1, found leak "
              + leakSpread
              + " and threshold "
              + thresholdSpread
              + ".");
    }
  }

  /** A chip whose threshold spread follows from its leak spread. */
  public static ChipDraw of(double mismatch, long seed, int number) {
    return new ChipDraw(mismatch, mismatch * THRESHOLD_PER_LEAK, seed, number);
  }

  /** Another chip of the same family. */
  public ChipDraw numbered(int newNumber) {
    return new ChipDraw(leakSpread, thresholdSpread, seed, newNumber);
  }

  /** The chip, for a network: the same for the same draw, whatever was drawn before. */
  public ChipInstance draw(Network network) {
    return ChipInstance.draw(
        network,
        leakSpread,
        thresholdSpread,
        SeededRandom.of(seed, "chip instance", number)::nextGaussian);
  }
}
