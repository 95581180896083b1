package io.github.spikeword.trainer.loss;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.OutputLoss;
import io.github.spikeword.trainer.bptt.Target;

/**
 * Cross-entropy of the softmax over labels at every step, weighted by step; the logit of a label is
 * its level as the read-out defines it, its bias included. The loss is the weighted mean over the
 * clip's steps.
 */
public final class FrameCrossEntropy implements OutputLoss {

  private final Levels levels;

  /**
   * @param window the read-out's
   */
  public FrameCrossEntropy(NetworkShape shape, CountingWindow window) {
    levels = Levels.by(shape, window);
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
    Levels.Trace trace = levels.of(clip);
    double[] p = new double[levels.labels()];
    double loss = 0;
    for (int t = 0; t < steps; t++) {
      double w = frames.weights()[t] / totalWeight;
      if (w == 0) {
        continue;
      }
      double expected = 0;
      for (int c = 0; c < p.length; c++) {
        p[c] = trace.level(c, t) + bias[c];
        expected += frames.probabilities()[t][c] * p[c];
      }
      loss += w * (Softmax.inPlace(p) - expected);
      for (int c = 0; c < p.length; c++) {
        double gradient = scale * w * (p[c] - frames.probabilities()[t][c]);
        biasGradient[c] += (float) gradient;
        trace.addGradient(c, t, gradient);
      }
    }
    trace.spread(spikeGradient);
    return loss;
  }
}
