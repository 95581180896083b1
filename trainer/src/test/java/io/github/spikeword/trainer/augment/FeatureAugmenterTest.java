package io.github.spikeword.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.random.SeededRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FeatureAugmenterTest {

  private static final int STEPS = 125;
  private static final int CHANNELS = 13;

  @Test
  void scalesEachChannelByOneLogNormalFactor() {
    FeatureAugmenter augmenter = new FeatureAugmenter(new FeatureAugmentSettings(0.1, 0, 0, 0, 0));
    double sum = 0;
    double squares = 0;
    int clips = 400;
    for (int clip = 0; clip < clips; clip++) {
      float[] features = ones();
      augmenter.apply(features, CHANNELS, SeededRandom.of(1, "clip", clip));
      for (int c = 0; c < CHANNELS; c++) {
        for (int t = 1; t < STEPS; t++) {
          assertThat(features[t * CHANNELS + c]).isEqualTo(features[c]);
        }
        sum += Math.log(features[c]);
        squares += Math.pow(Math.log(features[c]), 2);
      }
    }
    int draws = clips * CHANNELS;
    assertThat(sum / draws).isCloseTo(0, within(0.007));
    assertThat(Math.sqrt(squares / draws)).isCloseTo(0.1, within(0.005));
  }

  @Test
  void masksWholeStepsUpToTheWidthAllowed() {
    FeatureAugmenter augmenter = new FeatureAugmenter(new FeatureAugmentSettings(0, 1, 20, 0, 0));
    int widest = 0;
    for (int clip = 0; clip < 300; clip++) {
      float[] features = ones();
      augmenter.apply(features, CHANNELS, SeededRandom.of(1, "clip", clip));
      int zeros = 0;
      for (int t = 0; t < STEPS; t++) {
        float first = features[t * CHANNELS];
        assertThat(Arrays.copyOfRange(features, t * CHANNELS, (t + 1) * CHANNELS))
            .containsOnly(first);
        zeros += first == 0 ? 1 : 0;
      }
      widest = Math.max(widest, zeros);
    }
    assertThat(widest).isEqualTo(20);
  }

  @Test
  void masksWholeChannelsUpToTheWidthAllowed() {
    FeatureAugmenter augmenter = new FeatureAugmenter(new FeatureAugmentSettings(0, 0, 0, 1, 3));
    int[] seen = new int[4];
    for (int clip = 0; clip < 300; clip++) {
      float[] features = ones();
      augmenter.apply(features, CHANNELS, SeededRandom.of(1, "clip", clip));
      int zeros = 0;
      for (int c = 0; c < CHANNELS; c++) {
        for (int t = 1; t < STEPS; t++) {
          assertThat(features[t * CHANNELS + c]).isEqualTo(features[c]);
        }
        zeros += features[c] == 0 ? 1 : 0;
      }
      seen[zeros]++;
    }
    // four widths, 75 each with a standard deviation of 7.5
    for (int count : seen) {
      assertThat(count).isBetween(40, 110);
    }
  }

  @Test
  void masksWiderThanTheClipSilenceAtMostTheClip() {
    float[] features = new float[3 * 2];
    Arrays.fill(features, 1);
    new FeatureAugmenter(new FeatureAugmentSettings(0, 5, 100, 5, 100))
        .apply(features, 2, new SeededRandom(3));
    assertThat(features).hasSize(6).containsOnly(0f);
  }

  @Test
  void changesNothingWhenTurnedOff() {
    float[] features = ones();
    new FeatureAugmenter(FeatureAugmentSettings.none())
        .apply(features, CHANNELS, new SeededRandom(3));
    assertThat(features).containsOnly(1f);
  }

  private static float[] ones() {
    float[] features = new float[STEPS * CHANNELS];
    Arrays.fill(features, 1);
    return features;
  }
}
