package io.github.spikeword.trainer.bptt;

import io.github.spikeword.models.chip.H1v2;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights and neuron constants that one batch is computed with: what the chip would hold for
 * the present latent parameters. Filled anew before every batch, shared by all its clips.
 *
 * <p>The forward pass uses code units (exact integer sums), the backward pass weight units.
 */
public final class ChipWeights {

  static final float WEIGHT_PER_CODE = (float) (1 / H1v2.CODE_UNITS_PER_WEIGHT);

  final NetworkShape shape;

  /** Front-end weights, code units. */
  final float[] frontEnd;

  /** Host-side gain per channel. */
  final float[] gain;

  /** Largest input that reaches a front-end weight. */
  float saturation = Float.MAX_VALUE;

  /** Code units, {@code [layer][inputs][neurons]}. */
  final float[][][] feedForward;

  final float[][][] recurrent;

  /** Weight units, {@code [layer][neurons][inputs]}. */
  final float[][][] feedForwardTransposed;

  final float[][][] recurrentTransposed;

  /** Code units, {@code [stage][neurons]}. */
  final float[][] leak;

  final float[][] threshold;

  private final List<float[][]> synapses;

  /** Constants for zero weights and nominal neurons of a shape. */
  public ChipWeights(NetworkShape shape) {
    this.shape = shape;
    int layers = shape.layers().size();
    frontEnd = new float[shape.channels()];
    gain = new float[shape.channels()];
    feedForward = new float[layers][][];
    recurrent = new float[layers][][];
    feedForwardTransposed = new float[layers][][];
    recurrentTransposed = new float[layers][][];
    leak = new float[shape.stages()][];
    threshold = new float[shape.stages()][];
    List<float[][]> matrices = new ArrayList<>();
    int inputs = shape.channels();
    for (int l = 0; l < layers; l++) {
      int neurons = shape.layers().get(l).neurons();
      int loop = shape.layers().get(l).recurrent() ? neurons : 0;
      feedForward[l] = new float[inputs][neurons];
      feedForwardTransposed[l] = new float[neurons][inputs];
      recurrent[l] = new float[loop][neurons];
      recurrentTransposed[l] = new float[neurons][loop];
      matrices.add(feedForward[l]);
      if (loop > 0) {
        matrices.add(recurrent[l]);
      }
      inputs = neurons;
    }
    synapses = List.copyOf(matrices);
    for (int s = 0; s < leak.length; s++) {
      leak[s] = new float[shape.stage(s).neurons()];
      threshold[s] = new float[leak[s].length];
    }
  }

  /** Front-end weight per channel, code units; live. */
  public float[] frontEnd() {
    return frontEnd;
  }

  /** Host-side gain per channel; live. */
  public float[] gain() {
    return gain;
  }

  /** Sets the largest input that reaches a front-end weight. */
  public void setSaturation(double value) {
    saturation = (float) value;
  }

  /** Weights of a layer from the stage before, code units {@code [inputs][neurons]}; live. */
  public float[][] feedForward(int layer) {
    return feedForward[layer];
  }

  /** Recurrent weights of a layer, code units; no rows when it has none; live. */
  public float[][] recurrent(int layer) {
    return recurrent[layer];
  }

  /** All matrices in code units, in the order of {@link Parameters#synapses}; live. */
  public List<float[][]> synapses() {
    return synapses;
  }

  /** Leak per step of a stage's neurons, code units; live. */
  public float[] leak(int stage) {
    return leak[stage];
  }

  /** Threshold of a stage's neurons, code units; live. */
  public float[] threshold(int stage) {
    return threshold[stage];
  }

  /** Derives the transposed rows of the backward pass; call after changing any weight. */
  public void prepareBackward() {
    for (int l = 0; l < feedForward.length; l++) {
      transpose(feedForward[l], feedForwardTransposed[l]);
      transpose(recurrent[l], recurrentTransposed[l]);
    }
  }

  private static void transpose(float[][] from, float[][] to) {
    for (int i = 0; i < from.length; i++) {
      float[] row = from[i];
      for (int j = 0; j < row.length; j++) {
        to[j][i] = row[j] * WEIGHT_PER_CODE;
      }
    }
  }
}
