package io.github.spikeword.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedChangeTest {

  @ParameterizedTest(name = "{0} Hz at speed {1}")
  @CsvSource({"440, 1.13", "440, 0.88", "3000, 1.13", "3000, 0.5", "1000, 2.0"})
  void aToneGetsHigherAndShorterByTheFactor(double hertz, double speed) {
    float[] changed = SpeedChange.apply(TestTones.sine(hertz, 0.5, 16_000), speed);
    assertThat(changed).hasSize((int) Math.round(16_000 / speed));
    float[] expected = TestTones.sine(hertz * speed, 0.5, changed.length);
    for (int i = 200; i < changed.length - 200; i++) {
      assertThat(changed[i]).isCloseTo(expected[i], within(1e-3f));
    }
  }

  @Test
  void whatWouldFoldBackIsTakenOut() {
    float[] changed = SpeedChange.apply(TestTones.sine(7500, 0.5, 16_000), 1.25);
    double inside = Levels.power(changed, 200, changed.length - 200);
    assertThat(10 * Math.log10(inside / 0.125)).isLessThan(-40);
  }

  @Test
  void speedOneChangesNothing() {
    float[] tone = TestTones.sine(440, 0.5, 1000);
    float[] same = SpeedChange.apply(tone, 1);
    for (int i = 0; i < tone.length; i++) {
      assertThat(same[i]).isCloseTo(tone[i], within(1e-7f));
    }
  }

  @Test
  void refusesToStandStill() {
    assertThatIllegalArgumentException().isThrownBy(() -> SpeedChange.apply(new float[3], 0));
  }
}
