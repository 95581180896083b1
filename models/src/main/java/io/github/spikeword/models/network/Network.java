package io.github.spikeword.models.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network on the chip: front end, layers, and the populations that read the last layer.
 * Immutable; simulators share it. Its shapes are consistent by construction; whether it also obeys
 * the chip is for {@link io.github.spikeword.models.rules.ChipRules} to say.
 *
 * @param stepMillis length of a simulation step, milliseconds
 * @param frontEnd stage 0
 * @param layers stages 1 and up, in order; at least one
 * @param populations the labels' neurons in the last layer, contiguous, in order, covering it
 */
public record Network(
    double stepMillis, FrontEnd frontEnd, List<Layer> layers, List<Population> populations) {

  public Network {
    layers = List.copyOf(layers);
    populations = List.copyOf(populations);
    if (!(stepMillis > 0)) {
      throw new IllegalArgumentException("Step must be positive, found " + stepMillis + " ms.");
    }
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("A network needs at least one layer.");
    }
    int inputs = frontEnd.neurons();
    Set<String> names = new HashSet<>(Set.of(frontEnd.name()));
    for (Layer layer : layers) {
      if (layer.feedForward().inputs() != inputs) {
        throw new IllegalArgumentException(
            "Layer '"
                + layer.name()
                + "' takes "
                + layer.feedForward().inputs()
                + " inputs but the stage before has "
                + inputs
                + " neurons.");
      }
      if (!names.add(layer.name())) {
        throw new IllegalArgumentException("Two stages are called '" + layer.name() + "'.");
      }
      inputs = layer.neurons();
    }
    checkPopulations(populations, inputs);
  }

  private static void checkPopulations(List<Population> populations, int outputs) {
    int next = 0;
    Set<String> labels = new HashSet<>();
    for (Population population : populations) {
      if (population.firstNeuron() != next) {
        throw new IllegalArgumentException(
            "Population '"
                + population.label()
                + "' starts at neuron "
                + population.firstNeuron()
                + ", expected "
                + next
                + ": populations lie one behind the other.");
      }
      if (!labels.add(population.label())) {
        throw new IllegalArgumentException(
            "Two populations have the label '" + population.label() + "'.");
      }
      next += population.neurons();
    }
    if (next != outputs || populations.size() < 2) {
      throw new IllegalArgumentException(
          "Populations cover "
              + next
              + " of the "
              + outputs
              + " output neurons with "
              + populations.size()
              + " labels; they must cover all with at least two.");
    }
  }

  /** Number of input channels. */
  public int channels() {
    return frontEnd.neurons();
  }

  /** All stages: the front end, then the layers. */
  public List<Stage> stages() {
    List<Stage> stages = new ArrayList<>(layers.size() + 1);
    stages.add(frontEnd);
    stages.addAll(layers);
    return List.copyOf(stages);
  }

  /** Number of neurons of all stages, the front end counted. */
  public int neurons() {
    return stages().stream().mapToInt(Stage::neurons).sum();
  }

  /** Number of neurons of the last layer. */
  public int outputs() {
    return layers.get(layers.size() - 1).neurons();
  }

  /** Labels in population order. */
  public List<String> labels() {
    return populations.stream().map(Population::label).toList();
  }
}
