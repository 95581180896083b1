package io.github.spikeword.models.network;

import io.github.spikeword.models.chip.H1v2;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Leak and threshold of every neuron: the nominal chip, or one draw of mismatch. Per-neuron spread
 * of leak and threshold is documented; its distribution is assumed: leak times {@code max(0.1, 1 +
 * s_leak * N)}, threshold times {@code max(0.1, 1 + s_threshold * N)}.
 */
public final class ChipInstance {

  private final float[][] leakPerStep;
  private final float[][] threshold;

  private ChipInstance(float[][] leakPerStep, float[][] threshold) {
    this.leakPerStep = leakPerStep;
    this.threshold = threshold;
  }

  /** The chip without mismatch. */
  public static ChipInstance nominal(Network network) {
    List<Stage> stages = network.stages();
    float[][] leak = new float[stages.size()][];
    float[][] threshold = new float[stages.size()][];
    for (int s = 0; s < leak.length; s++) {
      Stage stage = stages.get(s);
      leak[s] = new float[stage.neurons()];
      threshold[s] = new float[stage.neurons()];
      for (int n = 0; n < leak[s].length; n++) {
        leak[s][n] = H1v2.leakPerStep(stage.tauMillis().get(n), network.stepMillis());
        threshold[s][n] = (float) H1v2.THRESHOLD_CODE_UNITS;
      }
    }
    return new ChipInstance(leak, threshold);
  }

  /**
   * Draws a mismatched chip; neuron by neuron in stage order, leak before threshold.
   *
   * @param leakSpread standard deviation relative to the nominal leak, from 0; suggested 0.10
   * @param thresholdSpread standard deviation relative to the threshold, from 0; suggested 0.02
   * @param standardNormal a seeded source of standard normal numbers
   */
  public static ChipInstance draw(
      Network network, double leakSpread, double thresholdSpread, DoubleSupplier standardNormal) {
    if (!(leakSpread >= 0) || !(thresholdSpread >= 0)) {
      throw new IllegalArgumentException(
          "Mismatch must not be negative, found leak "
              + leakSpread
              + " and threshold "
              + thresholdSpread
              + ".");
    }
    ChipInstance nominal = nominal(network);
    for (int s = 0; s < nominal.leakPerStep.length; s++) {
      for (int n = 0; n < nominal.leakPerStep[s].length; n++) {
        nominal.leakPerStep[s][n] *=
            (float) Math.max(0.1, 1 + leakSpread * standardNormal.getAsDouble());
        nominal.threshold[s][n] *=
            (float) Math.max(0.1, 1 + thresholdSpread * standardNormal.getAsDouble());
      }
    }
    return nominal;
  }

  /**
   * Checks that every stage has as many neurons here as in the network.
   *
   * @throws IllegalArgumentException if not
   */
  public void requireFits(Network network) {
    int[] here = Arrays.stream(leakPerStep).mapToInt(stage -> stage.length).toArray();
    int[] there = network.stages().stream().mapToInt(Stage::neurons).toArray();
    if (!Arrays.equals(here, there)) {
      throw new IllegalArgumentException(
          "The chip was drawn for stages of "
              + Arrays.toString(here)
              + " neurons but the network has "
              + Arrays.toString(there)
              + ".");
    }
  }

  /** Leak of each neuron of a stage, code units per step; a copy. */
  public float[] leakPerStep(int stage) {
    return leakPerStep[stage].clone();
  }

  /** Threshold of each neuron of a stage, code units; a copy. */
  public float[] threshold(int stage) {
    return threshold[stage].clone();
  }
}
