package io.github.spikeword.stream.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.filters.BandPass;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import io.github.spikeword.models.bundle.FeatureSettings;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterBankTest {

  private static final int RATE = 16_000;
  private static final List<Double> CENTRES = FeatureSettings.geometricCentres(13);

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void equalsTarsosDspOnNoise(int sections) {
    assertEqualsTarsosDsp(noise(RATE, 0.3f, 7), sections);
  }

  @ParameterizedTest
  @ValueSource(doubles = {50, 125, 440, 1000, 5940, 7900})
  void equalsTarsosDspOnSines(double hertz) {
    assertEqualsTarsosDsp(sine(RATE, hertz, 0.5), 2);
  }

  @Test
  void coefficientsFollowThePublishedFormula() {
    // Smith, chapter 19, equation 19-7, with the bandwidth and the centre as fractions of the rate
    for (double centre : CENTRES) {
      BandPassSection section = new BandPassSection(centre, centre / 3, RATE);
      double r = 1 - 3 * (centre / 3 / RATE);
      double cosine = StrictMath.cos(2 * Math.PI * centre / RATE);
      double k = (1 - 2 * r * cosine + r * r) / (2 - 2 * cosine);

      // TarsosDSP computes K in float, where 2 - 2 cos loses most digits for low centres
      double lost = 4 * Math.ulp(1f) / (2 - 2 * cosine);
      assertThat(section.feedForward(0)).isCloseTo(1 - k, within(lost));
      assertThat(section.feedForward(1)).isCloseTo(2 * (k - r) * cosine, within(2 * lost));
      assertThat(section.feedForward(2)).isCloseTo(r * r - k, within(lost));
      assertThat(section.feedBack(1)).isCloseTo(2 * r * cosine, within(1e-6));
      assertThat(section.feedBack(2)).isCloseTo(-r * r, within(1e-6));
    }
  }

  @Test
  void impulseResponseIsThatOfTheDifferenceEquation() {
    BandPassSection section = new BandPassSection(1000, 1000 / 3.0, RATE);
    double h0 = section.feedForward(0);
    double h1 = section.feedForward(1) + section.feedBack(1) * h0;
    double h2 = section.feedForward(2) + section.feedBack(1) * h1 + section.feedBack(2) * h0;
    float[] impulse = {1, 0, 0, 0};

    assertThat(signed(new float[] {1, 0, 0}, List.of(1000.0), 1))
        .satisfies(
            response -> {
              assertThat(response[0][0]).isCloseTo((float) h0, within(1e-7f));
              assertThat(response[1][0]).isCloseTo((float) h1, within(1e-7f));
              assertThat(response[2][0]).isCloseTo((float) h2, within(1e-7f));
            });
    // two sections convolve the response with itself
    float[][] twice = signed(impulse, List.of(1000.0), 2);
    assertThat(twice[0][0]).isCloseTo((float) (h0 * h0), within(1e-7f));
    assertThat(twice[1][0]).isCloseTo((float) (2 * h0 * h1), within(1e-7f));
    assertThat(twice[2][0]).isCloseTo((float) (2 * h0 * h2 + h1 * h1), within(1e-7f));
  }

  @Test
  void aToneAtTheCentrePassesWithGainOne() {
    for (int c = 0; c < CENTRES.size(); c++) {
      float[] tone = sine(2 * RATE, CENTRES.get(c), 0.5);
      FilterBank bank = new FilterBank(RATE, CENTRES, 3, 2);
      float[] mean = new float[13];
      bank.process(tone, 0, RATE, mean);
      bank.process(tone, RATE, RATE, mean);
      // half-wave rectified mean of a sine is its amplitude over pi; float coefficients at 125 Hz
      assertThat(mean[c]).isCloseTo((float) (0.5 / Math.PI), within(0.01f * 0.5f));
    }
  }

  @Test
  void constantSoundIsRejected() {
    float[] constant = new float[2 * RATE];
    java.util.Arrays.fill(constant, 1f);
    FilterBank bank = new FilterBank(RATE, CENTRES, 3, 2);
    float[] mean = new float[13];
    bank.process(constant, 0, RATE, mean);
    bank.process(constant, RATE, RATE, mean);
    for (float amplitude : mean) {
      assertThat(amplitude).isLessThan(1e-6f); // 120 dB down
    }
  }

  @Test
  void soundAtHalfTheRateIsRejectedByLowBands() {
    float[] alternating = new float[2 * RATE];
    for (int i = 0; i < alternating.length; i++) {
      alternating[i] = i % 2 == 0 ? 1 : -1;
    }
    FilterBank bank = new FilterBank(RATE, CENTRES, 3, 2);
    float[] mean = new float[13];
    bank.process(alternating, 0, RATE, mean);
    bank.process(alternating, RATE, RATE, mean);
    for (int c = 0; c < 13; c++) {
      BandPassSection section = new BandPassSection(CENTRES.get(c), CENTRES.get(c) / 3, RATE);
      double gain =
          (section.feedForward(0) - section.feedForward(1) + section.feedForward(2))
              / (1 + section.feedBack(1) - section.feedBack(2));
      assertThat(mean[c]).isCloseTo((float) (gain * gain / 2), within(1e-6f));
    }
    assertThat(mean[0]).isLessThan(0.001f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 128, 1000})
  void cuttingTheStreamElsewhereLeavesTheSignalUnchanged(int chunk) {
    float[] sound = noise(10_000, 0.5f, 3);
    FilterBank whole = new FilterBank(RATE, CENTRES, 3, 2);
    FilterBank cut = new FilterBank(RATE, CENTRES, 3, 2);
    float[] expected = new float[13];
    float[] part = new float[13];
    double[] sums = new double[13];

    whole.process(sound, 0, 10_000, expected);
    for (int i = 0; i < 10_000; i += chunk) {
      int count = Math.min(chunk, 10_000 - i);
      cut.process(sound, i, count, part);
      for (int c = 0; c < 13; c++) {
        sums[c] += (double) part[c] * count;
      }
    }
    for (int c = 0; c < 13; c++) {
      assertThat((float) (sums[c] / 10_000)).isCloseTo(expected[c], within(1e-6f * expected[c]));
    }
    // the states are equal too: the next frame agrees to the last bit
    whole.process(sound, 0, 128, expected);
    cut.process(sound, 0, 128, part);
    assertThat(part).containsExactly(expected);
  }

  @Test
  void resetMakesItNew() {
    float[] sound = noise(128, 0.5f, 5);
    FilterBank bank = new FilterBank(RATE, CENTRES, 3, 2);
    float[] first = new float[13];
    float[] second = new float[13];
    bank.process(sound, 0, 128, first);
    bank.process(noise(999, 1f, 6), 0, 999, second);
    bank.reset();
    bank.process(sound, 0, 128, second);
    assertThat(second).containsExactly(first);
  }

  @Test
  void silenceAfterSoundFallsToExactZero() {
    FilterBank bank = new FilterBank(RATE, CENTRES, 3, 2);
    float[] mean = new float[13];
    bank.process(noise(128, 1f, 8), 0, 128, mean);
    float[] silence = new float[128];
    for (int k = 0; k < 10 * 125; k++) {
      bank.process(silence, 0, 128, mean);
    }
    assertThat(mean).containsOnly(0f);
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "4", "5", "8", "13", "16"})
  void everyNumberOfBandsGivesTheSameBands(int channels) {
    float[] sound = noise(512, 0.5f, 9);
    float[] mean = new float[channels];
    new FilterBank(64_000, FeatureSettings.geometricCentres(channels), 3, 2)
        .process(sound, 0, 512, mean);
    for (int c = 0; c < channels; c++) {
      float[] alone = new float[1];
      new FilterBank(64_000, List.of(FeatureSettings.geometricCentres(channels).get(c)), 3, 2)
          .process(sound, 0, 512, alone);
      assertThat(mean[c]).isEqualTo(alone[0]);
    }
  }

  @Test
  void refusesABandThatWouldNotBeStable() {
    assertThatThrownBy(() -> new FilterBank(RATE, List.of(6000.0), 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6000.0 Hz")
        .hasMessageContaining("5333.33");
  }

  @Test
  void refusesFramesOutsideTheArray() {
    FilterBank bank = new FilterBank(RATE, CENTRES, 3, 2);
    float[] mean = new float[13];
    assertThatThrownBy(() -> bank.process(new float[128], 1, 128, mean))
        .hasMessageContaining("128 from 1 in 128");
    assertThatThrownBy(() -> bank.process(new float[128], 0, 0, mean))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * TarsosDSP's filter has float state and rounds between sections; against double state its noise
   * lies about 65 dB below the signal in the lowest band. Tolerance: 1e-3 of the band's own peak
   * plus 1e-6 of full scale.
   */
  static void assertEqualsTarsosDsp(float[] sound, int sections) {
    float[][] ours = signed(sound, CENTRES, sections);
    for (int c = 0; c < CENTRES.size(); c++) {
      float[] theirs = sound.clone();
      for (int s = 0; s < sections; s++) {
        double centre = CENTRES.get(c);
        AudioEvent event = new AudioEvent(new TarsosDSPAudioFormat(RATE, 16, 1, true, false));
        event.setFloatBuffer(theirs);
        new BandPass((float) centre, (float) (centre / 3), RATE).process(event);
      }
      float peak = 0;
      for (float value : theirs) {
        peak = Math.max(peak, Math.abs(value));
      }
      float largest = 0;
      for (int i = 0; i < sound.length; i++) {
        largest = Math.max(largest, Math.abs(ours[i][c] - theirs[i]));
      }
      assertThat(largest).as("band %d", c).isLessThan(1e-3f * peak + 1e-6f);
    }
  }

  /** The band signals [samples][bands]: the bank on single samples gives one half wave each. */
  private static float[][] signed(float[] sound, List<Double> centres, int sections) {
    FilterBank positive = new FilterBank(RATE, centres, 3, sections);
    FilterBank negative = new FilterBank(RATE, centres, 3, sections);
    float[][] bands = new float[sound.length][centres.size()];
    float[] below = new float[centres.size()];
    for (int i = 0; i < sound.length; i++) {
      positive.process(sound, i, 1, bands[i]);
      negative.process(new float[] {-sound[i]}, 0, 1, below);
      for (int c = 0; c < below.length; c++) {
        bands[i][c] -= below[c];
      }
    }
    return bands;
  }

  private static float[] noise(int samples, float amplitude, long seed) {
    Random random = new Random(seed);
    float[] sound = new float[samples];
    for (int i = 0; i < samples; i++) {
      sound[i] = amplitude * (2 * random.nextFloat() - 1);
    }
    return sound;
  }

  private static float[] sine(int samples, double hertz, double amplitude) {
    float[] sound = new float[samples];
    for (int i = 0; i < samples; i++) {
      sound[i] = (float) (amplitude * StrictMath.sin(2 * Math.PI * hertz * i / RATE));
    }
    return sound;
  }
}
