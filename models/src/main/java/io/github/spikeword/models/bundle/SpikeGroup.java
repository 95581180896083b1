package io.github.spikeword.models.bundle;

/**
 * Output neurons that are counted in the same part of a {@link CountingWindow}.
 *
 * @param firstNeuron index of the first neuron in the last layer
 * @param neurons how many neurons, positive
 */
public record SpikeGroup(int firstNeuron, int neurons) {}
