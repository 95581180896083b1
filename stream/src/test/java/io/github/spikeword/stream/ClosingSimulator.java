package io.github.spikeword.stream;

import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Simulator;
import io.github.spikeword.models.network.SpikeFrame;

/** A simulator that tells when it is closed. */
public record ClosingSimulator(Simulator simulator, Runnable onClose) implements Simulator {

  @Override
  public Network network() {
    return simulator.network();
  }

  @Override
  public SpikeFrame step(float[] input) {
    return simulator.step(input);
  }

  @Override
  public float membrane(int stage, int neuron) {
    return simulator.membrane(stage, neuron);
  }

  @Override
  public void reset() {
    simulator.reset();
  }

  @Override
  public void close() {
    simulator.close();
    onClose.run();
  }
}
