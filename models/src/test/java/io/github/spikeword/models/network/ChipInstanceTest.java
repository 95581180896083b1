package io.github.spikeword.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChipInstanceTest {

  private static final float THRESHOLD = (float) (3.6855 * 63 / 1.66);

  private final Network network =
      RandomNetworks.network(new SplittableRandom(1), true, 13, 100, 84);

  @Test
  void nominalChipHasOneThresholdAndTheLeakOfEachTimeConstant() {
    ChipInstance chip = ChipInstance.nominal(network);
    for (int s = 0; s < 3; s++) {
      Stage stage = network.stages().get(s);
      for (int n = 0; n < stage.neurons(); n++) {
        assertThat(chip.threshold(s)[n]).isEqualTo(THRESHOLD);
        assertThat((double) chip.leakPerStep(s)[n])
            .isCloseTo(THRESHOLD * 8 / stage.tauMillis().get(n), within(1e-4));
      }
    }
  }

  @Test
  void drawnChipSpreadsAsAsked() {
    ChipInstance nominal = ChipInstance.nominal(network);
    double leakSquares = 0;
    double thresholdSquares = 0;
    int count = 0;
    for (int seed = 0; seed < 50; seed++) {
      ChipInstance chip = ChipInstance.draw(network, 0.10, 0.02, new Random(seed)::nextGaussian);
      for (int s = 0; s < 3; s++) {
        for (int n = 0; n < network.stages().get(s).neurons(); n++) {
          double leak = chip.leakPerStep(s)[n] / nominal.leakPerStep(s)[n] - 1;
          double threshold = chip.threshold(s)[n] / THRESHOLD - 1;
          leakSquares += leak * leak;
          thresholdSquares += threshold * threshold;
          count++;
        }
      }
    }
    assertThat(Math.sqrt(leakSquares / count)).isCloseTo(0.10, within(0.003));
    assertThat(Math.sqrt(thresholdSquares / count)).isCloseTo(0.02, within(0.0006));
  }

  @Test
  void sameSeedDrawsTheSameChip() {
    ChipInstance one = ChipInstance.draw(network, 0.1, 0.02, new Random(3)::nextGaussian);
    ChipInstance same = ChipInstance.draw(network, 0.1, 0.02, new Random(3)::nextGaussian);
    ChipInstance other = ChipInstance.draw(network, 0.1, 0.02, new Random(4)::nextGaussian);
    assertThat(one.leakPerStep(1)).isEqualTo(same.leakPerStep(1));
    assertThat(one.threshold(2)).isEqualTo(same.threshold(2));
    assertThat(one.leakPerStep(1)).isNotEqualTo(other.leakPerStep(1));
  }

  @Test
  void noSpreadIsTheNominalChip() {
    ChipInstance chip = ChipInstance.draw(network, 0, 0, new Random(1)::nextGaussian);
    assertThat(chip.leakPerStep(1)).isEqualTo(ChipInstance.nominal(network).leakPerStep(1));
    assertThat(chip.threshold(1)).isEqualTo(ChipInstance.nominal(network).threshold(1));
  }

  @Test
  void wildSpreadNeverTurnsLeakOrThresholdNegative() {
    ChipInstance chip = ChipInstance.draw(network, 10, 10, new Random(1)::nextGaussian);
    for (int s = 0; s < 3; s++) {
      for (int n = 0; n < network.stages().get(s).neurons(); n++) {
        assertThat(chip.leakPerStep(s)[n]).isPositive();
        assertThat(chip.threshold(s)[n]).isPositive();
      }
    }
  }

  @Test
  void negativeSpreadIsRefused() {
    assertThatThrownBy(() -> ChipInstance.draw(network, -0.1, 0, new Random(1)::nextGaussian))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-0.1");
    assertThatThrownBy(() -> ChipInstance.draw(network, 0, Double.NaN, new Random(1)::nextGaussian))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void arraysAreCopies() {
    ChipInstance chip = ChipInstance.nominal(network);
    chip.threshold(0)[0] = 0;
    chip.leakPerStep(0)[0] = 0;
    assertThat(chip.threshold(0)[0]).isEqualTo(THRESHOLD);
    assertThat(chip.leakPerStep(0)[0]).isPositive();
  }
}
