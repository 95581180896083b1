package io.github.spikeword.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.chip.EnergyModel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ActivityTest {

  /** 3 channels, 5 recurrent neurons, 2 outputs, steps of 8 ms. */
  private final Network network = RandomNetworks.network(new SplittableRandom(1), true, 3, 5, 2);

  @Test
  void spikesAndTheirSynapsesAreCounted() {
    Activity activity = new Activity(network);
    SpikeFrame frame = SpikeFrame.of(network);
    frame.fire(0, 2);
    frame.fire(1, 0);
    frame.fire(1, 4);
    activity.add(frame);
    frame.clear();
    frame.fire(2, 1);
    activity.add(frame);
    assertThat(activity.steps()).isEqualTo(2);
    assertThat(activity.seconds()).isEqualTo(0.016);
    assertThat(activity.spikes(0)).isEqualTo(1);
    assertThat(activity.spikes(1)).isEqualTo(2);
    assertThat(activity.spikes(2)).isEqualTo(1);
    assertThat(activity.spikesBehindFrontEnd()).isEqualTo(3);
    assertThat(activity.rate(1)).isEqualTo(2 / 10.0);
    // a front-end spike meets 5 synapses, a hidden one 2 + 5, an output none
    assertThat(activity.synapticEvents()).isEqualTo(5 + 2 * 7);
  }

  @Test
  void energyCountsSpikesBehindTheFrontEndAndTheTimeOfTheirNeurons() {
    Activity activity = new Activity(network);
    SpikeFrame frame = SpikeFrame.of(network);
    frame.fire(0, 0);
    frame.fire(1, 0);
    activity.add(frame);
    assertThat(activity.joules(new EnergyModel(3, 0))).isEqualTo(3);
    assertThat(activity.joules(new EnergyModel(0, 1))).isCloseTo(7 * 0.008, within(1e-12));
    assertThat(activity.watts(new EnergyModel(3, 0))).isCloseTo(3 / 0.008, within(1e-9));
  }

  @Test
  void nothingIsZeroBeforeAndAfter() {
    Activity activity = new Activity(network);
    assertThat(activity.rate(0)).isZero();
    assertThat(activity.watts(EnergyModel.calibrated())).isZero();
    SpikeFrame frame = SpikeFrame.of(network);
    frame.fire(1, 0);
    activity.add(frame);
    activity.reset();
    assertThat(activity.steps()).isZero();
    assertThat(activity.synapticEvents()).isZero();
  }
}
