package io.github.spikeword.trainer.loss;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.OutputLoss;
import io.github.spikeword.trainer.bptt.Target;

/**
 * Cross-entropy of the softmax over labels; the logit of a label is a factor times its peak, the
 * highest level that it reaches at any step of the clip, its bias included. Only the window that
 * ends there learns, the first of equals (max pooling over time); a population that never fires
 * learns at the first step only, and rate losses are what wakes it.
 */
public final class PeakCrossEntropy implements OutputLoss {

  private final WindowedLevels levels;
  private final LabelCrossEntropy crossEntropy;

  /**
   * @param window the read-out's
   * @param smoothing share of the target spread evenly over all labels, in [0, 1)
   * @param logitScale factor on the levels, positive
   */
  public PeakCrossEntropy(
      NetworkShape shape, CountingWindow window, double smoothing, double logitScale) {
    levels = new WindowedLevels(shape, window);
    crossEntropy = new LabelCrossEntropy(levels.labels(), smoothing, logitScale);
  }

  @Override
  public double apply(
      ClipTrace clip,
      Target target,
      float[] bias,
      double scale,
      float[][] spikeGradient,
      float[] biasGradient) {
    double logitScale = crossEntropy.logitScale();
    WindowedLevels.Trace trace = levels.of(clip);
    double[] p = new double[levels.labels()];
    int[] peak = new int[p.length];
    for (int c = 0; c < p.length; c++) {
      peak[c] = trace.peak(c);
      p[c] = logitScale * (trace.level(c, peak[c]) + bias[c]);
    }
    double loss = crossEntropy.apply(p, ((Target.Label) target).index(), scale);
    for (int c = 0; c < p.length; c++) {
      trace.addGradient(c, peak[c], logitScale * p[c]);
      biasGradient[c] += (float) (logitScale * p[c]);
    }
    trace.spread(spikeGradient);
    return loss;
  }
}
