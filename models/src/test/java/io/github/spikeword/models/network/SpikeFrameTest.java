package io.github.spikeword.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeFrameTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 63, 64, 65, 127, 128, 129, 200})
  void countsBitsAndDigitsAgreeWithThePlainList(int neurons) {
    SplittableRandom random = new SplittableRandom(neurons);
    boolean[] fired = new boolean[neurons];
    SpikeFrame frame = new SpikeFrame(List.of(3, neurons));
    for (int n = 0; n < neurons; n++) {
      fired[n] = random.nextBoolean();
      if (fired[n]) {
        frame.fire(1, n);
      }
    }
    long[] bits = frame.bits(1);
    String hex = frame.hex(1);
    assertThat(hex).hasSize((neurons + 3) / 4);
    for (int n = 0; n < neurons; n++) {
      assertThat(frame.fired(1, n)).isEqualTo(fired[n]);
      assertThat((bits[n / 64] >> (n % 64) & 1) == 1).isEqualTo(fired[n]);
      assertThat((Character.digit(hex.charAt(n / 4), 16) >> (n % 4) & 1) == 1).isEqualTo(fired[n]);
    }
    for (int from = 0; from < neurons; from++) {
      int expected = 0;
      for (int to = from; to <= neurons; to++) {
        assertThat(frame.count(1, from, to)).isEqualTo(expected);
        expected += to < neurons && fired[to] ? 1 : 0;
      }
    }
    assertThat(frame.count(0)).isZero();
    assertThat(frame.count(1)).isEqualTo(frame.count(1, 0, neurons));
  }

  @Test
  void populationIsCountedInTheLastStage() {
    SpikeFrame frame = new SpikeFrame(List.of(2, 2, 6));
    frame.fire(1, 1);
    frame.fire(2, 2);
    frame.fire(2, 4);
    assertThat(frame.countOutputs(0, 3)).isEqualTo(1);
    assertThat(frame.countOutputs(3, 3)).isEqualTo(1);
  }

  @Test
  void copyDoesNotFollow() {
    SpikeFrame frame = new SpikeFrame(List.of(70));
    frame.fire(0, 69);
    SpikeFrame copy = frame.copy();
    assertThat(copy).isEqualTo(frame).hasSameHashCodeAs(frame);
    frame.clear();
    assertThat(copy.fired(0, 69)).isTrue();
    assertThat(frame.fired(0, 69)).isFalse();
    assertThat(copy).isNotEqualTo(frame);
  }

  @Test
  void framesOfOtherShapesDiffer() {
    assertThat(new SpikeFrame(List.of(2, 3))).isNotEqualTo(new SpikeFrame(List.of(3, 2)));
  }
}
