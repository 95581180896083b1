package io.github.spikeword.models.network;

import io.github.spikeword.models.chip.WeightGrid;
import java.util.Arrays;

/**
 * A dense matrix of weight codes, {@code [inputs][neurons]}: row i holds the weights of presynaptic
 * neuron i towards every postsynaptic neuron. Immutable.
 */
public final class Synapses {

  private final byte[][] codes;
  private final int neurons;

  private Synapses(byte[][] codes, int neurons) {
    this.codes = codes;
    this.neurons = neurons;
  }

  /**
   * Copies a matrix of codes.
   *
   * @param codes {@code [inputs][neurons]}, at least 1 x 1, every entry an odd integer in -63..63
   * @throws IllegalArgumentException if a row is missing or of another length, or an entry is no
   *     code
   */
  public static Synapses of(byte[][] codes) {
    if (codes.length == 0 || codes[0].length == 0) {
      throw new IllegalArgumentException(
          "A synapse matrix needs at least one input and one neuron.");
    }
    int neurons = codes[0].length;
    byte[][] copy = new byte[codes.length][];
    for (int i = 0; i < codes.length; i++) {
      if (codes[i].length != neurons) {
        throw new IllegalArgumentException(
            "Synapse row "
                + i
                + " has "
                + codes[i].length
                + " weights, row 0 has "
                + neurons
                + ".");
      }
      for (byte code : codes[i]) {
        WeightGrid.requireCode(code);
      }
      copy[i] = codes[i].clone();
    }
    return new Synapses(copy, neurons);
  }

  /** Number of presynaptic neurons (rows). */
  public int inputs() {
    return codes.length;
  }

  /** Number of postsynaptic neurons (columns). */
  public int neurons() {
    return neurons;
  }

  /** Number of synapses, inputs times neurons: the grid has no zero, so every one conducts. */
  public int count() {
    return codes.length * neurons;
  }

  /** Weight code from presynaptic neuron {@code input} to postsynaptic neuron {@code neuron}. */
  public int code(int input, int neuron) {
    return codes[input][neuron];
  }

  /** A copy of the codes, {@code [inputs][neurons]}. */
  public byte[][] toCodes() {
    byte[][] copy = new byte[codes.length][];
    for (int i = 0; i < codes.length; i++) {
      copy[i] = codes[i].clone();
    }
    return copy;
  }

  /** The codes as floats, {@code [inputs][neurons]}, a new array at every call. */
  public float[][] toFloatRows() {
    float[][] rows = new float[codes.length][neurons];
    for (int i = 0; i < codes.length; i++) {
      for (int j = 0; j < neurons; j++) {
        rows[i][j] = codes[i][j];
      }
    }
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Synapses that && Arrays.deepEquals(codes, that.codes);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(codes);
  }

  @Override
  public String toString() {
    return "Synapses[" + inputs() + " x " + neurons + "]";
  }
}
