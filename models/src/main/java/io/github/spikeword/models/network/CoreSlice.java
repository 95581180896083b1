package io.github.spikeword.models.network;

/**
 * A run of a stage's neurons that lies in one core. The slices of a stage, in order, place its
 * neurons in order.
 *
 * @param core core number, 1-based as the vendor counts them
 * @param neurons how many consecutive neurons, positive
 */
public record CoreSlice(int core, int neurons) {
  public CoreSlice {
    if (core < 1 || neurons < 1) {
      throw new IllegalArgumentException(
          "A core slice needs a core from 1 and at least one neuron, found core "
              + core
              + " with "
              + neurons
              + " neurons.");
    }
  }
}
