package io.github.spikeword.trainer.augment;

import io.github.spikeword.trainer.random.SeededRandom;
import java.util.Arrays;

/**
 * Varies a clip's features: a random factor on each channel (another microphone, another room), and
 * masks over time and channels (Park et al. 2019, "SpecAugment", arXiv:1904.08779, sections 2.2 and
 * 2.3; without its warping, and with 0, which is silence here, as the masked value).
 */
public final class FeatureAugmenter {

  private final FeatureAugmentSettings settings;

  public FeatureAugmenter(FeatureAugmentSettings settings) {
    this.settings = settings;
  }

  /**
   * Changes a clip's features in place.
   *
   * @param features {@code [steps * channels]}, step by step
   * @param channels values per step
   * @param random the clip's stream in this epoch
   */
  public void apply(float[] features, int channels, SeededRandom random) {
    int steps = features.length / channels;
    scaleChannels(features, channels, random);
    for (int mask = 0; mask < settings.timeMasks(); mask++) {
      int width = random.nextInt(Math.min(settings.maxTimeMaskSteps(), steps) + 1);
      int first = random.nextInt(steps - width + 1);
      Arrays.fill(features, first * channels, (first + width) * channels, 0f);
    }
    for (int mask = 0; mask < settings.channelMasks(); mask++) {
      int width = random.nextInt(Math.min(settings.maxChannelMaskWidth(), channels) + 1);
      int first = random.nextInt(channels - width + 1);
      for (int step = 0; step < steps; step++) {
        Arrays.fill(features, step * channels + first, step * channels + first + width, 0f);
      }
    }
  }

  private void scaleChannels(float[] features, int channels, SeededRandom random) {
    if (settings.channelGainSigma() == 0) {
      return;
    }
    float[] gains = new float[channels];
    for (int c = 0; c < channels; c++) {
      gains[c] = (float) StrictMath.exp(settings.channelGainSigma() * random.nextGaussian());
    }
    for (int i = 0; i < features.length; i += channels) {
      for (int c = 0; c < channels; c++) {
        features[i + c] *= gains[c];
      }
    }
  }
}
