package io.github.spikeword.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorEqualityTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 2",
    "2, 2, 2",
    "13, 64, 2",
    "13, 100, 84",
    "16, 63, 65",
    "7, 65, 63",
    "3, 127, 129",
    "31, 5, 3",
    "1, 200, 2",
    "64, 1, 64"
  })
  void sparseEqualsReferenceOnAwkwardSizes(int channels, int hidden, int outputs) {
    for (boolean recurrent : new boolean[] {false, true}) {
      Network network =
          RandomNetworks.network(
              new SplittableRandom(channels * 1000L + hidden),
              recurrent,
              channels,
              hidden,
              outputs);
      assertSameSpikes(network, ChipInstance.nominal(network), 400, channels);
    }
  }

  @Test
  void sparseEqualsReferenceWithSeveralRecurrentLayers() {
    Network network = RandomNetworks.network(new SplittableRandom(5), true, 13, 50, 37, 41, 17, 6);
    assertSameSpikes(network, ChipInstance.nominal(network), 500, 13);
  }

  @Test
  void sparseEqualsReferenceWithoutHiddenLayer() {
    Network network = RandomNetworks.network(new SplittableRandom(6), false, 13, 2);
    assertSameSpikes(network, ChipInstance.nominal(network), 500, 13);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void sparseEqualsReferenceOnMismatchedChips(long seed) {
    Network network = RandomNetworks.network(new SplittableRandom(seed), true, 13, 64, 26);
    assertSameSpikes(
        network, ChipInstance.draw(network, 0.1, 0.02, new Random(seed)::nextGaussian), 400, 13);
  }

  @Test
  void sparseEqualsReferenceOverTenThousandSteps() {
    Network network = RandomNetworks.network(new SplittableRandom(7), true, 13, 61, 20);
    long spikes = assertSameSpikes(network, ChipInstance.nominal(network), 10_000, 13);
    assertThat(spikes).as("the comparison is not one of silence").isGreaterThan(10_000);
  }

  @Test
  void sparseEqualsReferenceOnExtremeInputs() {
    Network network = RandomNetworks.network(new SplittableRandom(8), true, 5, 33, 4);
    float[] values = {
      0f,
      -0f,
      Float.MIN_VALUE,
      2.22f,
      1e-30f,
      3e7f,
      -3e7f,
      1e20f,
      Simulator.MAX_INPUT,
      -Simulator.MAX_INPUT
    };
    Simulator reference = new ReferenceSimulator(network);
    Simulator sparse = new SparseSimulator(network);
    SplittableRandom random = new SplittableRandom(9);
    for (int t = 0; t < 500; t++) {
      float[] input = new float[5];
      for (int c = 0; c < 5; c++) {
        input[c] = values[random.nextInt(t < 250 ? 7 : values.length)];
      }
      assertThat(sparse.step(input)).isEqualTo(reference.step(input));
      assertSameMembranes(network, sparse, reference);
    }
  }

  @Test
  void resetMakesASimulatorNew() {
    Network network = RandomNetworks.network(new SplittableRandom(10), true, 13, 30, 8);
    float[][] inputs = RandomNetworks.inputs(11, 100, 13);
    for (Simulator used :
        new Simulator[] {new SparseSimulator(network), new ReferenceSimulator(network)}) {
      for (float[] input : inputs) {
        used.step(input);
      }
      used.reset();
      Simulator fresh = new ReferenceSimulator(network);
      for (float[] input : inputs) {
        assertThat(used.step(input)).isEqualTo(fresh.step(input));
      }
    }
  }

  @Test
  void simulatorsOfOneCompiledNetworkDoNotDisturbEachOther() {
    SparseNetwork compiled =
        SparseNetwork.compile(RandomNetworks.network(new SplittableRandom(12), true, 13, 30, 8));
    Simulator one = new SparseSimulator(compiled);
    Simulator other = new SparseSimulator(compiled);
    Simulator alone = new ReferenceSimulator(compiled.network());
    float[][] inputs = RandomNetworks.inputs(13, 200, 13);
    float[][] noise = RandomNetworks.inputs(14, 200, 13);
    for (int t = 0; t < inputs.length; t++) {
      other.step(noise[t]);
      assertThat(one.step(inputs[t])).isEqualTo(alone.step(inputs[t]));
    }
  }

  private static long assertSameSpikes(
      Network network, ChipInstance chip, int steps, int channels) {
    Simulator reference = new ReferenceSimulator(network, chip);
    Simulator sparse = new SparseSimulator(network, chip);
    long spikes = 0;
    for (float[] input : RandomNetworks.inputs(steps, steps, channels)) {
      SpikeFrame expected = reference.step(input);
      SpikeFrame found = sparse.step(input);
      if (!found.equals(expected)) {
        assertThat(found).isEqualTo(expected);
      }
      spikes += found.count(found.stages() - 1);
    }
    assertSameMembranes(network, sparse, reference);
    return spikes;
  }

  private static void assertSameMembranes(Network network, Simulator found, Simulator expected) {
    for (int s = 0; s < network.stages().size(); s++) {
      for (int n = 0; n < network.stages().get(s).neurons(); n++) {
        assertThat(found.membrane(s, n)).isEqualTo(expected.membrane(s, n));
      }
    }
  }
}
