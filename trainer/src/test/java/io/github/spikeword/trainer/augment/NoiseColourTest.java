package io.github.spikeword.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.random.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseColourTest {

  private static final int SECONDS = 16;

  @ParameterizedTest(name = "{0} noise loses {1} dB an octave")
  @CsvSource({"WHITE, 0", "PINK, 3.01", "BROWN, 6.02"})
  void fallsWithTheSlopeOfItsName(NoiseColour colour, double decibelsPerOctave) {
    float[] noise = colour.generate(SECONDS * TestTones.RATE, new SeededRandom(11));
    // 64 Hz to 2048 Hz are five octaves
    double slope = (level(noise, 64) - level(noise, 2048)) / 5;
    assertThat(slope).isCloseTo(decibelsPerOctave, within(0.35));
    double middle = level(noise, 64) - level(noise, 362);
    assertThat(middle).isCloseTo(2.5 * decibelsPerOctave, within(1.0));
  }

  @Test
  void whiteNoiseHasUnitPower() {
    float[] noise = NoiseColour.WHITE.generate(160_000, new SeededRandom(3));
    assertThat(Levels.power(noise)).isCloseTo(1, within(0.02));
  }

  @ParameterizedTest
  @CsvSource({"PINK", "BROWN"})
  void startsSettled(NoiseColour colour) {
    double first = 0;
    double later = 0;
    for (int seed = 0; seed < 200; seed++) {
      float[] noise = colour.generate(8000, new SeededRandom(seed));
      first += noise[0] * noise[0];
      later += noise[7999] * noise[7999];
    }
    // a variance from 200 draws has a standard error of 10 %
    assertThat(first / later).isBetween(0.55, 1.8);
  }

  /** Mean level around a frequency: 16 windows of a second, 33 frequencies within 20 %. */
  private static double level(float[] noise, double hertz) {
    double sum = 0;
    for (int second = 0; second < SECONDS; second++) {
      for (int k = -16; k <= 16; k++) {
        double near = Math.rint(hertz * (1 + k / 80.0));
        sum += TestTones.powerAt(near, noise, second * TestTones.RATE, 4000);
      }
    }
    return 10 * Math.log10(sum);
  }
}
