package io.github.spikeword.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.chip.WeightGrid;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The activity of Tutorial 6's first layer, see {@code docs/chip.md}, section 5. */
class PublishedActivityTest {

  private static final double INPUT_RATE = 0.4536;
  private static final double MEAN_WEIGHT = 0.1922;
  private static final double WEIGHT_SPREAD = 0.2929;
  private static final double STEP_SECONDS = 0.008;

  @Test
  void firstLayerFiresAtThePublishedRate() {
    Random random = new Random(1);
    int draws = 20;
    int steps = 500;
    double hertz = 0;
    for (int draw = 0; draw < draws; draw++) {
      Network network = layerBehindRandomInputs(random);
      Simulator simulator = new ReferenceSimulator(network);
      Activity activity = new Activity(network);
      for (int t = 0; t < steps; t++) {
        float[] input = new float[13];
        for (int c = 0; c < 13; c++) {
          input[c] = random.nextDouble() < INPUT_RATE ? 3 : 0;
        }
        activity.add(simulator.step(input));
      }
      assertThat(activity.rate(0)).as("the inputs' own rate").isBetween(0.43, 0.48);
      hertz += activity.rate(1) / STEP_SECONDS / draws;
    }
    assertThat(hertz).isBetween(22.0, 26.0);
  }

  /**
   * Front-end neurons repeat their input as spikes: 3 times code 63 passes the threshold, and a
   * time constant of one step leaves nothing behind. Behind them 64 neurons with leak threshold/8.
   */
  private static Network layerBehindRandomInputs(Random random) {
    byte[][] codes = new byte[13][64];
    for (byte[] row : codes) {
      for (int j = 0; j < row.length; j++) {
        row[j] = (byte) WeightGrid.nearestCode(MEAN_WEIGHT + WEIGHT_SPREAD * random.nextGaussian());
      }
    }
    return new Network(
        8,
        new FrontEnd(
            Collections.nCopies(13, 63),
            Collections.nCopies(13, 8.0),
            List.of(new CoreSlice(1, 13))),
        List.of(
            new Layer(
                "hidden",
                Synapses.of(codes),
                Optional.empty(),
                Collections.nCopies(64, 64.0),
                List.of(new CoreSlice(3, 64)))),
        List.of(new Population("yes", 0, 32), new Population("no", 32, 32)));
  }
}
