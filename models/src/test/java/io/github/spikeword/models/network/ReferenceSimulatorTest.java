package io.github.spikeword.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The update rule of docs/chip.md, section 1, followed by hand on the smallest networks. */
class ReferenceSimulatorTest {

  private static final float THRESHOLD = (float) (3.6855 * 63 / 1.66);

  @Test
  void membraneLosesAConstantAmountAndStopsAtZero() {
    Simulator simulator = new ReferenceSimulator(chain(32, Optional.empty()));
    simulator.step(new float[] {1}); // charge 63
    assertThat(simulator.membrane(0, 0)).isEqualTo(63f);
    float leak = THRESHOLD / 4; // 8 ms of 32 ms
    simulator.step(new float[] {0});
    assertThat(simulator.membrane(0, 0)).isCloseTo(63f - leak, within(1e-4f));
    simulator.step(new float[] {0});
    assertThat(simulator.membrane(0, 0)).isZero();
  }

  @Test
  void negativeChargeLeavesTheMembraneAtZero() {
    Simulator simulator = new ReferenceSimulator(chain(32, Optional.empty()));
    simulator.step(new float[] {-5});
    assertThat(simulator.membrane(0, 0)).isZero();
  }

  @Test
  void spikeSubtractsTheThresholdAndKeepsTheRest() {
    Simulator simulator = new ReferenceSimulator(chain(512, Optional.empty()));
    SpikeFrame spikes = simulator.step(new float[] {5}); // charge 315
    assertThat(spikes.fired(0, 0)).isTrue();
    assertThat(simulator.membrane(0, 0)).isCloseTo(315f - THRESHOLD, within(1e-4f));
  }

  @Test
  void layerSeesTheSpikesOfTheSameStep() {
    Simulator simulator = new ReferenceSimulator(chain(512, Optional.empty()));
    simulator.step(new float[] {5});
    assertThat(simulator.membrane(1, 0)).isEqualTo(63f);
    assertThat(simulator.membrane(1, 1)).isZero();
  }

  @Test
  void recurrentSpikesArriveOneStepLater() {
    byte[][] recurrent = {{1, 41}, {1, 1}};
    Simulator simulator = new ReferenceSimulator(chain(512, Optional.of(recurrent)));
    List<Boolean> fired = new ArrayList<>();
    List<Float> second = new ArrayList<>();
    for (float input : new float[] {2.3f, 2.3f, 2.3f, 0}) { // charge 144.9: one spike a step
      fired.add(simulator.step(new float[] {input}).fired(1, 0));
      second.add(simulator.membrane(1, 1));
    }
    // neuron 0 of the layer gains 63 a step less a leak of 2.19: fires at the third
    assertThat(fired).containsExactly(false, false, true, false);
    assertThat(second).containsExactly(0f, 0f, 0f, 41f);
  }

  @Test
  void strongestWeightNeedsThreeSpikesWithoutLeak() {
    // 2.22 spikes of weight 1.66 reach the threshold (docs/chip.md, section 1)
    assertThat(THRESHOLD / 63).isCloseTo(2.22f, within(0.005f));
  }

  @Test
  void wrongLengthAndValuesThatAreNoFeaturesAreRefused() {
    Simulator simulator = new ReferenceSimulator(chain(32, Optional.empty()));
    Simulator sparse = new SparseSimulator(chain(32, Optional.empty()));
    for (Simulator each : List.of(simulator, sparse)) {
      assertThatThrownBy(() -> each.step(new float[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A step takes 1 channel values, found 2.");
      for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1.1e24f}) {
        assertThatThrownBy(() -> each.step(new float[] {bad}))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("channel 0")
            .hasMessageContaining(Float.toString(bad));
      }
    }
  }

  @Test
  void chipOfAnotherShapeIsRefused() {
    Network small = chain(32, Optional.empty());
    Network large = RandomNetworks.network(new java.util.SplittableRandom(1), false, 2, 3);
    assertThatThrownBy(() -> new ReferenceSimulator(small, ChipInstance.nominal(large)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2, 3]")
        .hasMessageContaining("[1, 2]");
  }

  /** One channel of weight 63 into two neurons with weights 63 and -63. */
  private static Network chain(double tauMillis, Optional<byte[][]> recurrent) {
    return new Network(
        8,
        new FrontEnd(List.of(63), List.of(tauMillis), List.of(new CoreSlice(1, 1))),
        List.of(
            new Layer(
                "out",
                Synapses.of(new byte[][] {{63, -63}}),
                recurrent.map(Synapses::of),
                List.of(tauMillis, tauMillis),
                List.of(new CoreSlice(3, 2)))),
        List.of(new Population("yes", 0, 1), new Population("no", 1, 1)));
  }
}
