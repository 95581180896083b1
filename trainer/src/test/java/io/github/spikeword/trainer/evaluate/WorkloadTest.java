package io.github.spikeword.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.FrontEnd;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.models.network.Synapses;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  /** NWAVE Tutorial 6: 64 neurons at 33.0 %, 2 at 15.6 %, steps of 8 ms: 11.27 nW. */
  @Test
  void tutorialFiringGivesTheTutorialsPower() {
    Network network = network(13, 64, false, 2);
    SpikeCounts counts = new SpikeCounts(1000, List.of(5000L, 21_120L, 312L), 13_000);

    Workload workload = Workload.of(network, counts, 8);

    assertThat(workload.powerNanowatts()).isCloseTo(11.27, within(0.005));
    assertThat(workload.energyNanojoules()).isCloseTo(11.27, within(0.005));
    assertThat(workload.stages().get(1).rate()).isCloseTo(0.330, within(1e-12));
    assertThat(workload.stages().get(2).rate()).isCloseTo(0.156, within(1e-12));
  }

  @Test
  void operationsAreCountedPerSynapseAndSpike() {
    Network network = network(2, 3, true, 4);
    // 10 steps in 2 inferences: 14 inputs, 6 front-end, 5 hidden and 7 output spikes
    SpikeCounts counts = new SpikeCounts(10, List.of(6L, 5L, 7L), 14);

    Workload workload = Workload.of(network, counts, 2);

    int synapses = 2 + 2 * 3 + 3 * 3 + 3 * 4;
    assertThat(workload.denseOperations()).isEqualTo(synapses * 10 / 2.0);
    assertThat(workload.effectiveMultiplications()).isEqualTo(7);
    // a front-end spike reaches 3 neurons, a hidden one 3 hidden and 4 outputs, an output none
    assertThat(workload.effectiveAdditions()).isEqualTo((6 * 3 + 5 * 7) / 2.0);
    assertThat(workload.activationSparsity()).isCloseTo(1 - 18 / 90.0, within(1e-12));
    assertThat(workload.connectionSparsity()).isZero();
    assertThat(workload.footprintBytes()).isEqualTo(synapses + 12 * 9);
    assertThat(workload.weightBitsOnChip()).isEqualTo(6L * synapses);
  }

  @Test
  void theCounterCountsSpikesAndInputsThatAreNotZero() {
    SpikeFrame frame = new SpikeFrame(List.of(2, 3));
    frame.fire(0, 1);
    frame.fire(1, 0);
    frame.fire(1, 2);
    SpikeCounts.Counter counter = new SpikeCounts.Counter(2);

    counter.add(new float[] {0, 0.5f}, frame);
    counter.add(new float[] {-1, 2}, frame);

    assertThat(counter.total()).isEqualTo(new SpikeCounts(2, List.of(2L, 4L), 3));
    assertThat(counter.total().plus(counter.total()))
        .isEqualTo(new SpikeCounts(4, List.of(4L, 8L), 6));
  }

  private static Network network(int channels, int hidden, boolean recurrent, int outputs) {
    return new Network(
        8,
        new FrontEnd(
            Collections.nCopies(channels, 1),
            Collections.nCopies(channels, 32.0),
            List.of(new CoreSlice(1, channels))),
        List.of(
            new Layer(
                "hidden",
                ones(channels, hidden),
                recurrent ? Optional.of(ones(hidden, hidden)) : Optional.empty(),
                Collections.nCopies(hidden, 64.0),
                List.of(new CoreSlice(3, hidden))),
            new Layer(
                "output",
                ones(hidden, outputs),
                Optional.empty(),
                Collections.nCopies(outputs, 64.0),
                List.of(new CoreSlice(2, outputs)))),
        List.of(
            new Population("yes", 0, outputs / 2),
            new Population("no", outputs / 2, outputs - outputs / 2)));
  }

  private static Synapses ones(int inputs, int neurons) {
    byte[][] codes = new byte[inputs][neurons];
    Arrays.stream(codes).forEach(row -> Arrays.fill(row, (byte) 1));
    return Synapses.of(codes);
  }
}
