package io.github.spikeword.trainer.loss;

import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.OutputLoss;
import io.github.spikeword.trainer.bptt.Target;

/**
 * Cross-entropy of the softmax over labels at every step, weighted by step; the logit of a label is
 * its level as the read-out defines it: spikes of its population over the last {@code windowSteps}
 * steps per neuron, plus its bias. The loss is the weighted mean over the clip's steps.
 */
public final class FrameCrossEntropy implements OutputLoss {

  private final Populations populations;
  private final int windowSteps;

  /**
   * @param windowSteps length of the counting window, from 1
   */
  public FrameCrossEntropy(NetworkShape shape, int windowSteps) {
    if (windowSteps < 1) {
      throw new IllegalArgumentException(
          "The counting window needs at least one step, found " + windowSteps + ".");
    }
    populations = new Populations(shape);
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
    double[][] stepLevels = stepLevels(clip);
    double[][] levelGradient = new double[steps][];
    double[] level = new double[populations.labels()];
    double loss = 0;
    for (int t = 0; t < steps; t++) {
      slide(level, stepLevels, t);
      double w = frames.weights()[t] / totalWeight;
      if (w == 0) {
        continue;
      }
      double[] p = level.clone();
      double expected = 0;
      for (int c = 0; c < level.length; c++) {
        p[c] += bias[c];
        expected += frames.probabilities()[t][c] * p[c];
      }
      loss += w * (Softmax.inPlace(p) - expected);
      for (int c = 0; c < level.length; c++) {
        p[c] = scale * w * (p[c] - frames.probabilities()[t][c]);
        biasGradient[c] += (float) p[c];
      }
      levelGradient[t] = p;
    }
    spread(levelGradient, steps, spikeGradient);
    return loss;
  }

  /** What every step adds to the levels, {@code [steps][labels]}. */
  private double[][] stepLevels(ClipTrace clip) {
    double[][] levels = new double[clip.steps()][populations.labels()];
    for (int t = 0; t < levels.length; t++) {
      populations.addMeans(clip.output().spikes(t), 1, levels[t]);
    }
    return levels;
  }

  private void slide(double[] level, double[][] stepLevels, int t) {
    for (int c = 0; c < level.length; c++) {
      level[c] += stepLevels[t][c];
      if (t >= windowSteps) {
        level[c] -= stepLevels[t - windowSteps][c];
      }
    }
  }

  /** A spike counts in the levels of its own step and the windowSteps - 1 that follow. */
  private void spread(double[][] levelGradient, int steps, float[][] spikeGradient) {
    double[] running = new double[populations.labels()];
    for (int t = steps - 1; t >= 0; t--) {
      for (int c = 0; c < running.length; c++) {
        running[c] += levelGradient[t] == null ? 0 : levelGradient[t][c];
        int left = t + windowSteps;
        if (left < steps && levelGradient[left] != null) {
          running[c] -= levelGradient[left][c];
        }
      }
      populations.addShares(running, 1, spikeGradient[t]);
    }
  }
}
