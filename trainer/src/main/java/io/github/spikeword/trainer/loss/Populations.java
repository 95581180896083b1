package io.github.spikeword.trainer.loss;

import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;

/** The output neurons by label: what they say together, and what a derivative asks of each. */
final class Populations {

  private final int[] labelOfOutput;
  private final float[] perNeuron;

  Populations(NetworkShape shape) {
    labelOfOutput = shape.labelOfOutput();
    perNeuron = new float[shape.labels().size()];
    for (int c = 0; c < perNeuron.length; c++) {
      perNeuron[c] = 1f / shape.neuronsPerLabel().get(c);
    }
  }

  /** Number of labels. */
  int labels() {
    return perNeuron.length;
  }

  /** Label index of an output neuron. */
  int labelOf(int output) {
    return labelOfOutput[output];
  }

  /** Adds {@code factor} times the mean of every population's values to its level. */
  void addMeans(float[] outputs, double factor, double[] levels) {
    for (int n = 0; n < outputs.length; n++) {
      int c = labelOfOutput[n];
      levels[c] += factor * outputs[n] * perNeuron[c];
    }
  }

  /** Adds the derivative of {@link #addMeans}: every neuron gets its share of its level's. */
  void addShares(double[] levelGradient, double factor, float[] outputGradient) {
    for (int n = 0; n < outputGradient.length; n++) {
      int c = labelOfOutput[n];
      outputGradient[n] += (float) (factor * levelGradient[c] * perNeuron[c]);
    }
  }

  /** Adds the same derivative to every step that counts. */
  static void addToCountedSteps(ClipTrace clip, float[] perSpike, float[][] spikeGradient) {
    for (int t = clip.countFrom(); t < clip.steps(); t++) {
      float[] row = spikeGradient[t];
      for (int n = 0; n < row.length; n++) {
        row[n] += perSpike[n];
      }
    }
  }
}
