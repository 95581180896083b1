package io.github.spikeword.models.onnx;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.network.ChipInstance;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Simulator;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.models.network.StepInput;

/**
 * Steps a network with ONNX Runtime: the proof that a bundle's {@code model.onnx} is the network.
 * Holds native memory: close it.
 */
public final class OnnxSimulator implements Simulator {

  private final OnnxBatch batch;
  private final SpikeFrame spikes;

  /** A simulator of the chip without mismatch, with a graph made for the purpose. */
  public OnnxSimulator(Network network) {
    this(network, OnnxGraphWriter.write(network));
  }

  /**
   * A simulator of one chip, with a graph made for the purpose.
   *
   * @throws IllegalArgumentException if the chip was drawn for a network of another shape
   */
  public OnnxSimulator(Network network, ChipInstance chip) {
    this(network, OnnxGraphWriter.write(network, chip));
  }

  /**
   * A simulator of a graph read from a file.
   *
   * @throws UserError if the bytes are no ONNX model or do not have the network's inputs and
   *     outputs, or if this process has a command line that ONNX Runtime does not bear
   */
  public OnnxSimulator(Network network, byte[] model) {
    batch = new OnnxBatch(network, model, 1);
    spikes = SpikeFrame.of(network);
  }

  @Override
  public Network network() {
    return batch.network();
  }

  @Override
  public SpikeFrame step(float[] input) {
    StepInput.check(input, network().channels());
    batch.step(input);
    spikes.clear();
    for (int s = 0; s < spikes.stages(); s++) {
      for (int n = 0; n < spikes.neurons(s); n++) {
        if (batch.fired(0, s, n)) {
          spikes.fire(s, n);
        }
      }
    }
    return spikes;
  }

  @Override
  public float membrane(int stage, int neuron) {
    return batch.membrane(0, stage, neuron);
  }

  @Override
  public void reset() {
    batch.reset();
    spikes.clear();
  }

  @Override
  public void close() {
    batch.close();
  }
}
