package io.github.spikeword.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.random.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelsTest {

  @Test
  void aFullScaleSineHasHalfThePower() {
    assertThat(Levels.power(TestTones.sine(1000, 1, 16_000))).isCloseTo(0.5, within(1e-6));
    assertThat(Levels.power(new float[0])).isZero();
  }

  @Test
  void twentyDecibelsAreTenTimesTheAmplitude() {
    assertThat(Levels.factor(20)).isEqualTo(10);
    assertThat(Levels.factor(-6.0206)).isCloseTo(0.5, within(1e-6));
    assertThat(Levels.decibels(0.01)).isCloseTo(-20, within(1e-12));
    assertThat(Levels.scaled(new float[] {0.25f, -0.5f}, 2)).containsExactly(0.5f, -1f);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-5, 0, 5, 12.5, 30})
  void aMixtureHasTheRatioAskedFor(double snrDb) {
    float[] sound = TestTones.sine(440, 0.3, 16_000);
    float[] noise = NoiseColour.WHITE.generate(16_000, new SeededRandom(1));
    float[] mixture = Levels.mixed(sound, noise, snrDb);
    double signal = 0;
    double rest = 0;
    for (int i = 0; i < sound.length; i++) {
      signal += (double) sound[i] * sound[i];
      rest += Math.pow((double) mixture[i] - sound[i], 2);
    }
    assertThat(10 * Math.log10(signal / rest)).isCloseTo(snrDb, within(0.001));
  }

  @Test
  void silenceCannotBeMixedAndStaysOut() {
    float[] sound = {0.5f, -0.5f};
    assertThat(Levels.mixed(sound, new float[2], 10)).containsExactly(sound);
    assertThat(Levels.mixed(new float[2], sound, 10)).containsOnly(0f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Levels.mixed(sound, new float[3], 10))
        .withMessageContaining("2 and 3 samples");
  }
}
