package io.github.spikeword.stream.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.bundle.FeatureSettings;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The fast bank gives the bits of the plain one: trained models, caches and the golden sequences of
 * bundles rest on them.
 */
class FilterBankBitsTest {

  private static final int RATE = 64_000; // so that 16 bands fit

  @ParameterizedTest
  @CsvSource({
    "1, 1, 128",
    "2, 1, 128",
    "13, 1, 128",
    "16, 1, 128",
    "1, 2, 128",
    "2, 2, 128",
    "3, 2, 128",
    "13, 2, 128",
    "16, 2, 128",
    "13, 2, 1",
    "13, 2, 2",
    "13, 2, 3",
    "13, 2, 127",
    "13, 2, 129",
    "13, 2, 1000",
  })
  void equalsThePlainBankBitForBitOnNoise(int channels, int sections, int count) {
    List<Double> centres = FeatureSettings.geometricCentres(channels);
    float[] sound = noiseWithPauses(new Random(channels * 31L + count), 40_000);
    assertSameBits(sound, RATE, centres, sections, count);
  }

  static void assertSameBits(
      float[] sound, int rate, List<Double> centres, int sections, int count) {
    FilterBank fast = new FilterBank(rate, centres, 3, sections);
    PlainFilterBank plain = new PlainFilterBank(rate, centres, 3, sections);
    float[] mean = new float[centres.size()];
    for (int from = 0; from + count <= sound.length; from += count) {
      fast.process(sound, from, count, mean);
      float[] expected = plain.meanRectified(sound, from, count);
      for (int c = 0; c < mean.length; c++) {
        assertThat(Float.floatToIntBits(mean[c]))
            .as("band %d of %d samples from %d", c, count, from)
            .isEqualTo(Float.floatToIntBits(expected[c]));
      }
    }
  }

  /** Noise of changing loudness, to the last bit of 16 and far below, with digital silence. */
  private static float[] noiseWithPauses(Random random, int samples) {
    float[] sound = new float[samples];
    for (int i = 0; i < samples; i++) {
      int piece = i / 2_000 % 5;
      float loudness = piece == 4 ? 0 : (float) StrictMath.pow(10, -2.5 * piece);
      sound[i] = loudness * (2 * random.nextFloat() - 1);
    }
    return sound;
  }
}
