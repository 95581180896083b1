package io.github.spikeword.models.bundle;

/**
 * Output neurons that are counted in the same part of a {@link CountingWindow}.
 *
 * @param firstNeuron index of the first neuron in the last layer
 * @param neurons how many neurons, positive
 */
public record SpikeGroup(int firstNeuron, int neurons) {
  public SpikeGroup {
    if (firstNeuron < 0 || neurons < 1) {
      throw new IllegalArgumentException(
          "A group of neurons starts at 0 or later and has at least one, found "
              + firstNeuron
              + " and "
              + neurons
              + ".");
    }
  }
}
