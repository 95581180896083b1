package io.github.spikeword.models.network;

/**
 * The output neurons of one label: consecutive neurons of the last layer.
 *
 * @param label the word, or {@link #OTHER} for everything that is no keyword
 * @param firstNeuron index of the first neuron in the last layer, 0-based
 * @param neurons how many neurons, positive
 */
public record Population(String label, int firstNeuron, int neurons) {

  /** Label of the population that stands for "no keyword"; it is scored but never detected. */
  public static final String OTHER = "other";

  public Population {
    if (label.isBlank()) {
      throw new IllegalArgumentException("A population needs a label.");
    }
    if (firstNeuron < 0 || neurons < 1) {
      throw new IllegalArgumentException(
          "Population '"
              + label
              + "' needs a first neuron from 0 and at least one neuron, found "
              + firstNeuron
              + " and "
              + neurons
              + ".");
    }
  }

  /** Whether this label is a word to be detected rather than the reject class. */
  public boolean isKeyword() {
    return !label.equals(OTHER);
  }
}
