package io.github.spikeword.stream.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.bundle.Compression;
import io.github.spikeword.models.bundle.FeatureSettings;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureExtractorTest {

  @Test
  void oneSecondGives125StepsOf13Channels() {
    float[][] inputs =
        FeatureExtractor.extractAll(
            FeatureDefaults.standard(FeatureDefaults.CLIP_PCEN), noise(16_000, 1));
    assertThat(inputs).hasDimensions(125, 13);
  }

  @Test
  void oneSecondAt32KilohertzWithOneMillisecondStepsGives1000StepsOf16Channels() {
    FeatureSettings settings = FeatureDefaults.with(32_000, 32, 16, new Compression.Linear());
    assertThat(settings.stepMillis()).isEqualTo(1);
    assertThat(FeatureExtractor.extractAll(settings, noise(32_000, 1))).hasDimensions(1000, 16);
  }

  @Test
  void incompleteFramesAreLeftOut() {
    FeatureSettings settings = FeatureDefaults.standard(new Compression.Linear());
    assertThat(FeatureExtractor.extractAll(settings, noise(127, 1))).isEmpty();
    assertThat(FeatureExtractor.extractAll(settings, noise(255, 1))).hasDimensions(1, 13);
  }

  @Test
  void inputIsSaturatedGainTimesCompressedAmplitude() {
    float[] sound = noise(1280, 4);
    FeatureSettings plain = FeatureDefaults.standard(new Compression.SquareRoot());
    FeatureSettings settings =
        new FeatureSettings(
            plain.sampleRateHz(),
            plain.frameSamples(),
            plain.centreHz(),
            plain.q(),
            plain.sections(),
            plain.compression(),
            Collections.nCopies(13, 3.5),
            0.9);
    FeatureExtractor extractor = new FeatureExtractor(settings);
    float[] input = new float[13];
    boolean saturated = false;
    for (int t = 0; t < 10; t++) {
      extractor.extract(sound, t * 128, input);
      for (int c = 0; c < 13; c++) {
        double value = 3.5 * (float) Math.sqrt(extractor.amplitudes()[c]);
        saturated |= value > 0.9;
        assertThat(input[c]).isEqualTo((float) Math.min(0.9, value));
      }
    }
    assertThat(saturated).isTrue();
  }

  @Test
  void amplitudesOfLinearFeaturesAreTheFeatures() {
    FeatureExtractor extractor =
        new FeatureExtractor(FeatureDefaults.standard(new Compression.Linear()));
    float[] input = new float[13];
    extractor.extract(noise(128, 3), input);
    assertThat(extractor.amplitudes()).containsExactly(input);
  }

  @ParameterizedTest
  @MethodSource("io.github.spikeword.stream.features.CompressorTest#all")
  void futureSamplesNeverChangePastFeatures(Compression compression) {
    FeatureSettings settings = FeatureDefaults.standard(compression);
    float[] sound = noise(32_000, 5);
    float[] otherFuture = sound.clone();
    System.arraycopy(noise(16_000, 6), 0, otherFuture, 12_800, 16_000);

    float[][] inputs = FeatureExtractor.extractAll(settings, sound);
    float[][] others = FeatureExtractor.extractAll(settings, otherFuture);

    for (int t = 0; t < 100; t++) {
      assertThat(others[t]).containsExactly(inputs[t]);
    }
    assertThat(others[100]).isNotEqualTo(inputs[100]);
  }

  @ParameterizedTest
  @MethodSource("io.github.spikeword.stream.features.CompressorTest#all")
  void resetMakesItNewAndStepByStepEqualsTheWhole(Compression compression) {
    FeatureSettings settings = FeatureDefaults.standard(compression);
    float[] sound = noise(6400, 7);
    float[][] whole = FeatureExtractor.extractAll(settings, sound);
    FeatureExtractor extractor = new FeatureExtractor(settings);
    float[] frame = new float[128];
    float[] input = new float[13];
    for (int round = 0; round < 2; round++) {
      for (int t = 0; t < 50; t++) {
        System.arraycopy(sound, t * 128, frame, 0, 128);
        extractor.extract(frame, input);
        assertThat(input).containsExactly(whole[t]);
      }
      extractor.reset();
    }
  }

  @Test
  void pcenFeaturesHardlyDependOnTheLevel() {
    // alpha 0.8: ten times louder steady noise raises E / M^alpha by 10^0.2 = 1.58 only
    FeatureSettings settings = FeatureDefaults.standard(FeatureDefaults.CLIP_PCEN);
    float[] loud = noise(48_000, 8);
    float[] soft = loud.clone();
    for (int i = 0; i < soft.length; i++) {
      soft[i] /= 10;
    }
    float[] last = FeatureExtractor.extractAll(settings, loud)[374];
    float[] lastSoft = FeatureExtractor.extractAll(settings, soft)[374];
    for (int c = 0; c < 13; c++) {
      double ratio = (Math.pow(last[c] + 1, 2) - 1) / (Math.pow(lastSoft[c] + 1, 2) - 1);
      assertThat(ratio).isCloseTo(Math.pow(10, 0.2), within(0.02));
    }
  }

  private static float[] noise(int samples, long seed) {
    Random random = new Random(seed);
    float[] sound = new float[samples];
    for (int i = 0; i < samples; i++) {
      sound[i] = random.nextFloat() - 0.5f;
    }
    return sound;
  }
}
