package io.github.spikeword.trainer.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ActiveLevelTest {

  @Test
  void pausesDoNotCount() {
    float[] burst = new float[16_000];
    for (int i = 4800; i < 8000; i++) {
      burst[i] = (float) (0.2 * Math.sin(2 * Math.PI * 1000 * i / 16_000));
    }
    assertThat(ActiveLevel.power(burst)).isCloseTo(0.02, within(1e-5));
  }

  @Test
  void framesThirtyDecibelsBelowTheLoudestDoNotCount() {
    float[] steps = new float[480];
    java.util.Arrays.fill(steps, 0, 160, 0.5f);
    java.util.Arrays.fill(steps, 160, 320, 0.5f * 0.04f);
    java.util.Arrays.fill(steps, 320, 480, 0.5f * 0.03f);
    // 28 dB below counts, 30.5 dB below does not
    assertThat(ActiveLevel.power(steps)).isCloseTo((0.25 + 0.0004) / 2, within(1e-6));
  }

  @Test
  void silenceHasNoPower() {
    assertThat(ActiveLevel.power(new float[500])).isZero();
    assertThat(ActiveLevel.power(new float[0])).isZero();
  }

  @Test
  void theFactorBringsAPowerToALevel() {
    double factor = ActiveLevel.factor(0.02, -20);
    assertThat(0.02 * factor * factor).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void aLoudestSampleKeepsTheSoundBelowItsLevel() {
    float[] even = new float[1600];
    java.util.Arrays.fill(even, 0.1f);
    // power 0.01 is -20 dBFS, to be raised by 14 dB
    assertThat(ActiveLevel.factorWithin(even, -6)).isCloseTo(Math.pow(10, 0.7), within(1e-6));

    even[800] = -0.5f;
    assertThat(ActiveLevel.factorWithin(even, -6)).isCloseTo(0.9 / 0.5, within(1e-6));
  }
}
