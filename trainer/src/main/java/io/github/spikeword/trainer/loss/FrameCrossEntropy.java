package io.github.spikeword.trainer.loss;

import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;

/**
 * Cross-entropy of the softmax over labels at every step, weighted by step; the logit of a label is
 * its level as the read-out defines it: spikes of its population over the last {@code windowSteps}
 * steps per neuron, plus its bias. The loss is the weighted mean over the clip's steps.
 */
public final class FrameCrossEntropy implements OutputLoss {

  private final int[] labelOfOutput;
  private final float[] perNeuron;
  private final int labels;
  private final int windowSteps;

  /**
   * @param windowSteps length of the counting window, from 1
   */
  public FrameCrossEntropy(NetworkShape shape, int windowSteps) {
    if (windowSteps < 1) {
      throw new IllegalArgumentException(
          "The counting window needs at least one step, found " + windowSteps + ".");
    }
    labelOfOutput = shape.labelOfOutput();
    labels = shape.labels().size();
    perNeuron = new float[labels];
    for (int c = 0; c < labels; c++) {
      perNeuron[c] = 1f / shape.neuronsPerLabel().get(c);
    }
    this.windowSteps = windowSteps;
  }

  @Override
  public double apply(
      ClipTrace clip,
      Target target,
      float[] bias,
      double scale,
      float[][] spikeGradient,
      float[] biasGradient) {
    Target.Frames frames = (Target.Frames) target;
    int steps = clip.steps();
    double totalWeight = 0;
    for (int t = 0; t < steps; t++) {
      totalWeight += frames.weights()[t];
    }
    if (totalWeight == 0) {
      return 0;
    }
    float[][] stepCounts = stepCounts(clip);
    double[][] levelGradient = new double[steps][];
    double[] level = new double[labels];
    double loss = 0;
    for (int t = 0; t < steps; t++) {
      slide(level, stepCounts, t);
      double w = frames.weights()[t] / totalWeight;
      if (w == 0) {
        continue;
      }
      double[] p = level.clone();
      double expected = 0;
      for (int c = 0; c < labels; c++) {
        p[c] += bias[c];
        expected += frames.probabilities()[t][c] * p[c];
      }
      loss += w * (Softmax.inPlace(p) - expected);
      for (int c = 0; c < labels; c++) {
        p[c] = scale * w * (p[c] - frames.probabilities()[t][c]);
        biasGradient[c] += (float) p[c];
      }
      levelGradient[t] = p;
    }
    spread(levelGradient, steps, spikeGradient);
    return loss;
  }

  /** Spikes of each population per neuron, {@code [steps][labels]}. */
  private float[][] stepCounts(ClipTrace clip) {
    float[][] counts = new float[clip.steps()][labels];
    for (int t = 0; t < clip.steps(); t++) {
      float[] spikes = clip.output().spikes(t);
      for (int n = 0; n < spikes.length; n++) {
        counts[t][labelOfOutput[n]] += spikes[n];
      }
    }
    return counts;
  }

  private void slide(double[] level, float[][] stepCounts, int t) {
    for (int c = 0; c < labels; c++) {
      level[c] += stepCounts[t][c] * (double) perNeuron[c];
      if (t >= windowSteps) {
        level[c] -= stepCounts[t - windowSteps][c] * (double) perNeuron[c];
      }
    }
  }

  /** A spike counts in the levels of its own step and the windowSteps - 1 that follow. */
  private void spread(double[][] levelGradient, int steps, float[][] spikeGradient) {
    double[] running = new double[labels];
    for (int t = steps - 1; t >= 0; t--) {
      for (int c = 0; c < labels; c++) {
        running[c] += levelGradient[t] == null ? 0 : levelGradient[t][c];
        int left = t + windowSteps;
        if (left < steps && levelGradient[left] != null) {
          running[c] -= levelGradient[left][c];
        }
      }
      float[] row = spikeGradient[t];
      for (int n = 0; n < row.length; n++) {
        row[n] += (float) (running[labelOfOutput[n]] * perNeuron[labelOfOutput[n]]);
      }
    }
  }
}
