package io.github.spikeword.trainer.loss;

import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.OutputLoss;
import io.github.spikeword.trainer.bptt.Target;

/**
 * Cross-entropy of the softmax over labels; the logit of a label is a factor times its level as the
 * read-out defines it: the mean spike count of its population over the clip, plus its bias. With
 * one neuron a label and the factor 1 this is the loss of Tutorial 6.
 */
public final class CountCrossEntropy implements OutputLoss {

  private final Populations populations;
  private final double smoothing;
  private final double logitScale;

  /**
   * @param smoothing share of the target spread evenly over all labels, in [0, 1)
   * @param logitScale factor on the levels, positive; 1 in Tutorial 6
   */
  public CountCrossEntropy(NetworkShape shape, double smoothing, double logitScale) {
    if (!(smoothing >= 0 && smoothing < 1) || !(logitScale > 0)) {
      throw new IllegalArgumentException(
          "Label smoothing must lie in [0, 1) and the logit scale be positive, found "
              + smoothing
              + " and "
              + logitScale
              + ".");
    }
    populations = new Populations(shape);
    this.smoothing = smoothing;
    this.logitScale = logitScale;
  }

  @Override
  public double apply(
      ClipTrace clip,
      Target target,
      float[] bias,
      double scale,
      float[][] spikeGradient,
      float[] biasGradient) {
    int label = ((Target.Label) target).index();
    float[] counts = clip.output().counts();
    double[] p = new double[populations.labels()];
    populations.addMeans(counts, logitScale, p);
    double expected = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] += logitScale * bias[c];
      expected += share(c, label) * p[c];
    }
    double loss = Softmax.inPlace(p) - expected;
    for (int c = 0; c < p.length; c++) {
      p[c] = scale * (p[c] - share(c, label));
      biasGradient[c] += (float) (logitScale * p[c]);
    }
    float[] perSpike = new float[counts.length];
    populations.addShares(p, logitScale, perSpike);
    Populations.addToCountedSteps(clip, perSpike, spikeGradient);
    return loss;
  }

  private double share(int c, int label) {
    return smoothing / populations.labels() + (c == label ? 1 - smoothing : 0);
  }
}
