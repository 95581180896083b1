package io.github.spikeword.models.network;

import java.util.List;

/**
 * A network on one chip, compiled for {@link SparseSimulator}: weights as rows of floats, leak and
 * threshold per neuron. Immutable, so any number of simulators on any threads share one.
 */
public final class SparseNetwork {

  private final Network network;
  final float[] frontEnd;
  final float[][][] feedForward;
  final float[][][] recurrent;
  final float[][] leak;
  final float[][] threshold;

  private SparseNetwork(Network network, ChipInstance chip) {
    this.network = network;
    List<Layer> layers = network.layers();
    int stages = layers.size() + 1;
    frontEnd = new float[network.channels()];
    for (int c = 0; c < frontEnd.length; c++) {
      frontEnd[c] = network.frontEnd().codes().get(c);
    }
    feedForward = new float[stages][][];
    recurrent = new float[stages][][];
    leak = new float[stages][];
    threshold = new float[stages][];
    feedForward[0] = new float[0][];
    recurrent[0] = new float[0][];
    for (int s = 0; s < stages; s++) {
      leak[s] = chip.leakPerStep(s);
      threshold[s] = chip.threshold(s);
      if (s > 0) {
        Layer layer = layers.get(s - 1);
        feedForward[s] = layer.feedForward().toFloatRows();
        recurrent[s] = layer.recurrent().map(Synapses::toFloatRows).orElse(new float[0][]);
      }
    }
  }

  /** Compiles a network on the chip without mismatch. */
  public static SparseNetwork compile(Network network) {
    return compile(network, ChipInstance.nominal(network));
  }

  /**
   * Compiles a network on one chip.
   *
   * @throws IllegalArgumentException if the chip was drawn for a network of another shape
   */
  public static SparseNetwork compile(Network network, ChipInstance chip) {
    chip.requireFits(network);
    return new SparseNetwork(network, chip);
  }

  /** The network that was compiled. */
  public Network network() {
    return network;
  }
}
