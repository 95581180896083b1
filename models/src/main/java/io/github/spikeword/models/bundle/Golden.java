package io.github.spikeword.models.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.ReferenceSimulator;
import io.github.spikeword.models.network.Simulator;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.models.network.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The file {@code golden.json}: a short feature sequence and the spikes that the network answers
 * with. Whoever loads a bundle runs it, so that a program that computes differently is found before
 * it serves.
 *
 * @param input {@code [steps][channels]}
 * @param spikes {@code [steps][stages]}, hexadecimal as {@link SpikeFrame#hex} gives them
 */
record Golden(List<float[]> input, List<List<String>> spikes) {

  private static final int STEPS = 128;

  /** Share of the inputs that are not zero; few, so that single spikes make a difference. */
  private static final double DENSITY = 0.3;

  private static final long SEED = 1;

  /** Inputs are multiples of this, so that their decimal form is exact. */
  private static final double GRAIN = 1.0 / 64;

  /**
   * Makes a sequence for a network and runs it on the reference simulator. Input charges that are
   * not zero spread evenly up to twice the threshold, whatever the features would give.
   */
  static Golden make(Network network) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<float[]> input = new ArrayList<>();
    List<List<String>> spikes = new ArrayList<>();
    Simulator simulator = new ReferenceSimulator(network);
    for (int t = 0; t < STEPS; t++) {
      float[] values = new float[network.channels()];
      for (int c = 0; c < values.length; c++) {
        double code = Math.abs(network.frontEnd().codes().get(c));
        double largest = 2 * H1v2.THRESHOLD_CODE_UNITS / code;
        double value = random.nextDouble() < DENSITY ? random.nextDouble() * largest : 0;
        values[c] = (float) (Math.floor(value / GRAIN) * GRAIN);
      }
      input.add(values);
      spikes.add(hex(simulator.step(values)));
    }
    return new Golden(input, spikes);
  }

  String write() {
    return JsonText.write(this);
  }

  /**
   * Reads {@code golden.json}.
   *
   * @throws DamagedBundleException if it does not have the form
   */
  static Golden read(String place, String text) {
    Golden golden;
    try {
      golden = JsonText.read(text, Golden.class);
    } catch (JsonProcessingException e) {
      throw DamagedBundleException.unreadable(place, BundleFormat.GOLDEN, JsonText.explain(e), e);
    }
    if (golden.input.isEmpty() || golden.input.size() != golden.spikes.size()) {
      throw DamagedBundleException.damaged(
          place,
          BundleFormat.GOLDEN,
          "as many steps of spikes as of input, at least one",
          golden.spikes.size() + " and " + golden.input.size());
    }
    return golden;
  }

  /**
   * Runs the sequence from a reset simulator.
   *
   * @throws DamagedBundleException at the first step whose spikes differ
   */
  void verify(String place, Simulator simulator) {
    simulator.reset();
    List<Stage> stages = simulator.network().stages();
    for (int t = 0; t < input.size(); t++) {
      List<String> found;
      try {
        found = hex(simulator.step(input.get(t)));
      } catch (IllegalArgumentException e) {
        throw DamagedBundleException.unreadable(
            place, BundleFormat.GOLDEN, "step " + t + ": " + e.getMessage(), e);
      }
      if (!found.equals(spikes.get(t))) {
        throw DamagedBundleException.damaged(
            place,
            BundleFormat.GOLDEN,
            "in step "
                + t
                + " the spikes "
                + spikes.get(t)
                + " of the stages "
                + stages.stream().map(Stage::name).toList(),
            found + " from the network in " + BundleFormat.MANIFEST);
      }
    }
  }

  private static List<String> hex(SpikeFrame frame) {
    List<String> stages = new ArrayList<>(frame.stages());
    for (int s = 0; s < frame.stages(); s++) {
      stages.add(frame.hex(s));
    }
    return stages;
  }
}
