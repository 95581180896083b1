package io.github.spikeword.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.random.SeededRandom;
import org.junit.jupiter.api.Test;

class RoomTailTest {

  private static final float[] IMPULSE_RESPONSE = impulseResponse(400, 6);

  @Test
  void theDirectSoundComesFirstAndUnchanged() {
    assertThat(IMPULSE_RESPONSE[0]).isEqualTo(1f);
    for (int i = 1; i < 32; i++) {
      assertThat(IMPULSE_RESPONSE[i]).isZero();
    }
  }

  @Test
  void theTailHasTheEnergyAskedFor() {
    double tail = Levels.power(IMPULSE_RESPONSE, 1, 16_000) * 15_999;
    assertThat(10 * Math.log10(1 / tail)).isCloseTo(6, within(0.2));
  }

  /**
   * Schroeder's backward integration: the remaining energy falls 60 dB in the reverberation time.
   */
  @Test
  void theTailDecaysBySixtyDecibelsInTheReverberationTime() {
    // half of the reverberation time, away from the cut at its end
    double early = remaining(32);
    double later = remaining(32 + 3200);
    assertThat(10 * Math.log10(early / later)).isCloseTo(30, within(1.5));
  }

  @Test
  void everySampleRingsOnItsOwn() {
    RoomTail room = new RoomTail(16_000, 100, 0, new SeededRandom(5));
    float[] both = new float[4000];
    both[100] = 0.5f;
    both[1000] = -0.25f;
    float[] one = new float[4000];
    one[0] = 1;
    float[] response = room.apply(one);
    float[] sum = room.apply(both);
    for (int i = 0; i < sum.length; i++) {
      double expected =
          (i >= 100 ? 0.5 * response[i - 100] : 0) - (i >= 1000 ? 0.25 * response[i - 1000] : 0);
      assertThat(sum[i]).isCloseTo((float) expected, within(1e-6f));
    }
  }

  private static double remaining(int from) {
    return Levels.power(IMPULSE_RESPONSE, from, 16_000) * (16_000 - from);
  }

  private static float[] impulseResponse(double reverbMillis, double directDb) {
    float[] impulse = new float[16_000];
    impulse[0] = 1;
    return new RoomTail(16_000, reverbMillis, directDb, new SeededRandom(2)).apply(impulse);
  }
}
