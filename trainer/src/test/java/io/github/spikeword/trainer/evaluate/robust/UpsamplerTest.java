package io.github.spikeword.trainer.evaluate.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpsamplerTest {

  private static final int FROM = 16_000;

  @ParameterizedTest
  @CsvSource({"44100, 100", "44100, 1000", "44100, 7000", "48000, 250", "48000, 7000"})
  void aToneBecomesTheSameToneAtTheHigherRate(int rate, double hertz) {
    float[] tone = new float[FROM];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / FROM));
    }

    float[] high = Upsampler.upsample(tone, FROM, rate);

    assertThat(high).hasSize(rate);
    // away from the ends, beyond which the tone is silent
    for (int n = rate / 100; n < rate - rate / 100; n++) {
      double expected = 0.5 * Math.sin(2 * Math.PI * hertz * n / rate);
      assertThat((double) high[n]).isCloseTo(expected, within(3e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({"44100", "48000"})
  void upIntoAFileAndDownThroughTheProductsResamplerGivesTheSoundBack(int rate) {
    float[] chirp = new float[2 * FROM];
    for (int i = 0; i < chirp.length; i++) {
      double seconds = (double) i / FROM;
      // 100 Hz to 6.5 kHz in two seconds: the phase is the integral of the frequency
      chirp[i] = (float) (0.5 * Math.sin(2 * Math.PI * (100 * seconds + 1600 * seconds * seconds)));
    }

    float[] back = SourceRates.throughFile(rate, chirp);

    assertThat(back.length).isBetween(chirp.length - 1, chirp.length + 1);
    for (int i = 200; i < chirp.length - 200; i++) {
      assertThat((double) back[i]).isCloseTo(chirp[i], within(1e-3));
    }
  }
}
