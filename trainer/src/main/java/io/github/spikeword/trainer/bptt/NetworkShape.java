package io.github.spikeword.trainer.bptt;

import io.github.spikeword.models.network.Population;
import java.util.ArrayList;
import java.util.List;

/**
 * What training does not change about a network: sizes, recurrence, labels.
 *
 * @param stepMillis length of a step, milliseconds
 * @param frontEnd stage 0, one neuron per channel, never recurrent
 * @param layers stages 1 and up; the last is the output layer
 * @param labels labels in population order
 * @param neuronsPerLabel output neurons of each label; they sum to the last layer's size
 */
public record NetworkShape(
    double stepMillis,
    StageShape frontEnd,
    List<StageShape> layers,
    List<String> labels,
    List<Integer> neuronsPerLabel) {

  /**
   * One stage.
   *
   * @param name name for reports
   * @param neurons number of neurons, positive
   * @param recurrent whether its spikes of one step reach itself in the next
   * @param tauMillis initial time constant per neuron
   */
  public record StageShape(String name, int neurons, boolean recurrent, List<Double> tauMillis) {
    public StageShape {
      tauMillis = List.copyOf(tauMillis);
      if (neurons < 1 || tauMillis.size() != neurons) {
        throw new IllegalArgumentException(
            "Stage '"
                + name
                + "' needs one time constant per neuron, found "
                + tauMillis.size()
                + " for "
                + neurons
                + " neurons.");
      }
    }

    /** A stage whose neurons take the given time constants in turn. */
    public static StageShape ofTaus(
        String name, int neurons, boolean recurrent, List<Double> tausInTurn) {
      List<Double> taus = new ArrayList<>(neurons);
      for (int n = 0; n < neurons; n++) {
        taus.add(tausInTurn.get(n % tausInTurn.size()));
      }
      return new StageShape(name, neurons, recurrent, taus);
    }
  }

  public NetworkShape {
    layers = List.copyOf(layers);
    labels = List.copyOf(labels);
    neuronsPerLabel = List.copyOf(neuronsPerLabel);
    int outputs = neuronsPerLabel.stream().mapToInt(Integer::intValue).sum();
    if (layers.isEmpty() || layers.get(layers.size() - 1).neurons() != outputs) {
      throw new IllegalArgumentException(
          "The last layer must have the " + outputs + " neurons of all labels together.");
    }
    if (labels.size() < 2 || labels.size() != neuronsPerLabel.size()) {
      throw new IllegalArgumentException(
          "A network needs two labels or more, each with its number of neurons.");
    }
    if (frontEnd.recurrent()) {
      throw new IllegalArgumentException("The front end cannot be recurrent.");
    }
  }

  /** Number of stages, the front end counted. */
  public int stages() {
    return 1 + layers.size();
  }

  /** Stage by index: 0 is the front end. */
  public StageShape stage(int index) {
    return index == 0 ? frontEnd : layers.get(index - 1);
  }

  /** Number of input channels. */
  public int channels() {
    return frontEnd.neurons();
  }

  /** Number of output neurons. */
  public int outputs() {
    return layers.get(layers.size() - 1).neurons();
  }

  /** The populations, one behind the other. */
  public List<Population> populations() {
    List<Population> populations = new ArrayList<>();
    int first = 0;
    for (int c = 0; c < labels.size(); c++) {
      populations.add(new Population(labels.get(c), first, neuronsPerLabel.get(c)));
      first += neuronsPerLabel.get(c);
    }
    return List.copyOf(populations);
  }

  /** Label index of every output neuron. */
  public int[] labelOfOutput() {
    int[] label = new int[outputs()];
    int n = 0;
    for (int c = 0; c < labels.size(); c++) {
      for (int i = 0; i < neuronsPerLabel.get(c); i++) {
        label[n++] = c;
      }
    }
    return label;
  }
}
