package io.github.spikeword.trainer.config;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.NetworkShape.StageShape;
import io.github.spikeword.trainer.constrain.ChipNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The network to train.
 *
 * @param frontEndTauMillis time constant of the front-end neurons
 * @param hidden hidden layers, in order
 * @param neuronsPerLabel output neurons of each label
 * @param otherNeurons output neurons of the label "other"; 0 for a network without it
 * @param outputTauMillis time constants of the output neurons, in turn
 */
public record NetworkSettings(
    double frontEndTauMillis,
    List<HiddenLayer> hidden,
    int neuronsPerLabel,
    int otherNeurons,
    List<Double> outputTauMillis) {

  /**
   * A hidden layer.
   *
   * @param neurons number of neurons
   * @param recurrent whether its spikes reach itself in the next step
   * @param tauMillis time constants, taken in turn
   */
  public record HiddenLayer(int neurons, boolean recurrent, List<Double> tauMillis) {
    public HiddenLayer {
      tauMillis = List.copyOf(tauMillis);
      Checks.positive("network.hidden.neurons", neurons);
      Checks.filled("network.hidden.tauMillis", tauMillis);
      tauMillis.forEach(tau -> Checks.profile("network.hidden.tauMillis", tau));
    }
  }

  public NetworkSettings {
    hidden = List.copyOf(hidden);
    outputTauMillis = List.copyOf(outputTauMillis);
    Checks.profile("network.frontEndTauMillis", frontEndTauMillis);
    Checks.positive("network.neuronsPerLabel", neuronsPerLabel);
    Checks.atLeast("network.otherNeurons", otherNeurons, 0);
    Checks.filled("network.outputTauMillis", outputTauMillis);
    outputTauMillis.forEach(tau -> Checks.profile("network.outputTauMillis", tau));
  }

  /** The same network with another number of output neurons for each label. */
  NetworkSettings withNeuronsPerLabel(int neurons) {
    return new NetworkSettings(frontEndTauMillis, hidden, neurons, otherNeurons, outputTauMillis);
  }

  /**
   * The shape for a set of words.
   *
   * @param words keywords in order; "other" is appended when it has neurons
   * @throws UserError if the network does not fit on the chip
   */
  public NetworkShape shape(List<String> words, int channels, double stepMillis) {
    List<String> labels = new ArrayList<>(words);
    List<Integer> neurons = new ArrayList<>(Collections.nCopies(words.size(), neuronsPerLabel));
    if (otherNeurons > 0) {
      labels.add(Population.OTHER);
      neurons.add(otherNeurons);
    }
    List<StageShape> layers = new ArrayList<>();
    for (int l = 0; l < hidden.size(); l++) {
      HiddenLayer layer = hidden.get(l);
      String name = hidden.size() == 1 ? "hidden" : "hidden-" + (l + 1);
      layers.add(StageShape.ofTaus(name, layer.neurons(), layer.recurrent(), layer.tauMillis()));
    }
    int outputs = neurons.stream().mapToInt(Integer::intValue).sum();
    layers.add(StageShape.ofTaus("output", outputs, false, outputTauMillis));
    NetworkShape shape =
        new NetworkShape(
            stepMillis,
            StageShape.ofTaus("front-end", channels, false, List.of(frontEndTauMillis)),
            layers,
            labels,
            neurons);
    ChipNetwork.placement(shape);
    return shape;
  }
}
