package io.github.spikeword.trainer.report;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.models.network.Stage;
import io.github.spikeword.trainer.report.svg.ClipPicture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a network did with one clip, step by step, by the simulator that live listening uses.
 *
 * @param name name of the clip
 * @param spoken the word that is said
 * @param decided the word it was taken for
 * @param input front-end inputs, {@code [step][band]}
 * @param fired {@code [stage][step]}, the neurons that fired, front end first
 * @param watched neurons whose membrane was kept
 */
record ExampleClip(
    String name,
    String spoken,
    String decided,
    float[][] input,
    List<List<int[]>> fired,
    List<Watched> watched) {

  ExampleClip {
    fired = List.copyOf(fired);
    watched = List.copyOf(watched);
  }

  /**
   * A neuron's membrane.
   *
   * @param stage its stage
   * @param neuron its number in the stage
   * @param label the label whose population it is in; empty text for a hidden neuron
   * @param membrane membrane after each step, as a share of the threshold
   */
  record Watched(int stage, int neuron, String label, List<Double> membrane) {
    Watched {
      membrane = List.copyOf(membrane);
    }
  }

  /** Runs a network over a clip's inputs; twice, as only then is known which neurons to watch. */
  static ExampleClip of(
      Bundle bundle, String name, String spoken, String decided, float[][] input) {
    Network network = bundle.network();
    List<List<int[]>> fired = new ArrayList<>();
    network.stages().forEach(stage -> fired.add(new ArrayList<>()));
    SparseSimulator simulator = new SparseSimulator(network);
    for (float[] step : input) {
      SpikeFrame frame = simulator.step(step);
      for (int s = 0; s < fired.size(); s++) {
        int stage = s;
        fired
            .get(s)
            .add(IntStream.range(0, frame.neurons(s)).filter(n -> frame.fired(stage, n)).toArray());
      }
    }
    return new ExampleClip(name, spoken, decided, input, fired, watch(network, fired, input));
  }

  /** The picture of it all. */
  ClipPicture picture(Network network) {
    List<Stage> stages = network.stages();
    List<ClipPicture.Stage> rasters = new ArrayList<>();
    for (int s = 0; s < stages.size(); s++) {
      rasters.add(
          new ClipPicture.Stage(stages.get(s).name(), stages.get(s).neurons(), fired.get(s)));
    }
    List<ClipPicture.Membrane> membranes = new ArrayList<>();
    for (Watched neuron : watched) {
      membranes.add(
          new ClipPicture.Membrane(
              neuron.label().isEmpty()
                  ? stages.get(neuron.stage()).name() + " " + neuron.neuron()
                  : "\u201c" + neuron.label() + "\u201d",
              neuron.stage(),
              neuron.membrane()));
    }
    return new ClipPicture(
        "Input, spikes and membranes of one clip", network.stepMillis(), input, rasters, membranes);
  }

  private static List<Watched> watch(Network network, List<List<int[]>> fired, float[][] input) {
    List<Stage> stages = network.stages();
    int last = stages.size() - 1;
    List<Watched> watched = new ArrayList<>();
    if (last > 1) {
      int neuron = typical(fired.get(last - 1), 0, stages.get(last - 1).neurons());
      watched.add(new Watched(last - 1, neuron, "", membrane(network, input, last - 1, neuron)));
    }
    for (Population population : network.populations()) {
      int from = population.firstNeuron();
      int neuron = typical(fired.get(last), from, from + population.neurons());
      watched.add(
          new Watched(last, neuron, population.label(), membrane(network, input, last, neuron)));
    }
    return watched;
  }

  /** The neuron that fires most like the mean of its group: silent or restless ones say little. */
  private static int typical(List<int[]> fired, int from, int to) {
    int[] spikes = new int[to];
    int all = 0;
    for (int[] step : fired) {
      for (int neuron : step) {
        if (neuron >= from && neuron < to) {
          spikes[neuron]++;
          all++;
        }
      }
    }
    double mean = (double) all / (to - from);
    int best = from;
    for (int n = from; n < to; n++) {
      best = Math.abs(spikes[n] - mean) < Math.abs(spikes[best] - mean) ? n : best;
    }
    return best;
  }

  private static List<Double> membrane(Network network, float[][] input, int stage, int neuron) {
    SparseSimulator simulator = new SparseSimulator(network);
    List<Double> values = new ArrayList<>();
    for (float[] step : input) {
      simulator.step(step);
      values.add((double) simulator.membrane(stage, neuron) / H1v2.THRESHOLD_CODE_UNITS);
    }
    return Collections.unmodifiableList(values);
  }
}
