package io.github.spikeword.trainer.augment;

/**
 * How a clip's features are varied anew in every epoch.
 *
 * @param channelGainSigma s of the factor {@code exp(N(0, s))} on each channel, 0 to 2; 0 for none
 * @param timeMasks how many stretches of steps are silenced, 0 to 10
 * @param maxTimeMaskSteps longest such stretch, from 0; lengths are uniform from 0
 * @param channelMasks how many groups of neighbouring channels are silenced, 0 to 10
 * @param maxChannelMaskWidth widest such group, from 0; widths are uniform from 0
 */
public record FeatureAugmentSettings(
    double channelGainSigma,
    int timeMasks,
    int maxTimeMaskSteps,
    int channelMasks,
    int maxChannelMaskWidth) {

  public FeatureAugmentSettings {
    if (!(channelGainSigma >= 0 && channelGainSigma <= 2)) {
      throw new IllegalArgumentException(
          "The spread of channel gains must be in [0, 2], found " + channelGainSigma + ".");
    }
    requireMasks("time", timeMasks, maxTimeMaskSteps);
    requireMasks("channel", channelMasks, maxChannelMaskWidth);
  }

  /** No change. */
  public static FeatureAugmentSettings none() {
    return new FeatureAugmentSettings(0, 0, 0, 0, 0);
  }

  private static void requireMasks(String axis, int count, int widest) {
    if (count < 0 || count > 10 || widest < 0) {
      throw new IllegalArgumentException(
          "The number of "
              + axis
              + " masks must be in 0 to 10 and their width from 0, found "
              + count
              + " and "
              + widest
              + ".");
    }
  }
}
