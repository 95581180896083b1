package io.github.spikeword.models.network;

import java.util.Arrays;
import java.util.List;

/**
 * The definition of a step, written to be read: dense loops over every synapse, no shortcuts. Other
 * simulators are tested against this one.
 */
public final class ReferenceSimulator implements Simulator {

  private final Network network;
  private final float[][] leak;
  private final float[][] threshold;
  private final float[][] membrane;
  private final SpikeFrame spikes;
  private SpikeFrame before;

  /** A simulator of the chip without mismatch. */
  public ReferenceSimulator(Network network) {
    this(network, ChipInstance.nominal(network));
  }

  /**
   * A simulator of one chip.
   *
   * @throws IllegalArgumentException if the chip was drawn for a network of another shape
   */
  public ReferenceSimulator(Network network, ChipInstance chip) {
    chip.requireFits(network);
    this.network = network;
    int stages = network.stages().size();
    leak = new float[stages][];
    threshold = new float[stages][];
    membrane = new float[stages][];
    for (int s = 0; s < stages; s++) {
      leak[s] = chip.leakPerStep(s);
      threshold[s] = chip.threshold(s);
      membrane[s] = new float[leak[s].length];
    }
    spikes = SpikeFrame.of(network);
    before = SpikeFrame.of(network);
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public SpikeFrame step(float[] input) {
    StepInput.check(input, network.channels());
    before = spikes.copy();
    spikes.clear();
    FrontEnd frontEnd = network.frontEnd();
    for (int c = 0; c < frontEnd.neurons(); c++) {
      update(0, c, frontEnd.codes().get(c) * input[c]);
    }
    List<Layer> layers = network.layers();
    for (int s = 1; s <= layers.size(); s++) {
      for (int n = 0; n < layers.get(s - 1).neurons(); n++) {
        update(s, n, synapticCharge(s, n));
      }
    }
    return spikes;
  }

  private int synapticCharge(int stage, int neuron) {
    Layer layer = network.layers().get(stage - 1);
    int charge = 0;
    for (int i = 0; i < layer.feedForward().inputs(); i++) {
      if (spikes.fired(stage - 1, i)) {
        charge += layer.feedForward().code(i, neuron);
      }
    }
    if (layer.recurrent().isPresent()) {
      for (int i = 0; i < layer.neurons(); i++) {
        if (before.fired(stage, i)) {
          charge += layer.recurrent().get().code(i, neuron);
        }
      }
    }
    return charge;
  }

  private void update(int stage, int neuron, float charge) {
    float u = Math.max(membrane[stage][neuron] - leak[stage][neuron], 0) + charge;
    u = Math.max(u, 0);
    if (u >= threshold[stage][neuron]) {
      spikes.fire(stage, neuron);
      u -= threshold[stage][neuron];
    }
    membrane[stage][neuron] = u;
  }

  @Override
  public float membrane(int stage, int neuron) {
    return membrane[stage][neuron];
  }

  @Override
  public void reset() {
    for (float[] stage : membrane) {
      Arrays.fill(stage, 0f);
    }
    spikes.clear();
  }
}
