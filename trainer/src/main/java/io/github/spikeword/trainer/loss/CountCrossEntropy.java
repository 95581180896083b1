package io.github.spikeword.trainer.loss;

import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.OutputLoss;
import io.github.spikeword.trainer.bptt.Target;

/**
 * Cross-entropy of the softmax over labels; the logit of a label is a factor times its level over
 * the whole clip: the mean spike count of its population, plus its bias. With one neuron a label
 * and the factor 1 this is the loss of Tutorial 6.
 */
public final class CountCrossEntropy implements OutputLoss {

  private final Populations populations;
  private final LabelCrossEntropy crossEntropy;

  /**
   * @param smoothing share of the target spread evenly over all labels, in [0, 1)
   * @param logitScale factor on the levels, positive; 1 in Tutorial 6
   */
  public CountCrossEntropy(NetworkShape shape, double smoothing, double logitScale) {
    populations = new Populations(shape);
    crossEntropy = new LabelCrossEntropy(populations.labels(), smoothing, logitScale);
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
    float[] counts = clip.output().counts();
    double[] p = new double[populations.labels()];
    populations.addMeans(counts, logitScale, p);
    for (int c = 0; c < p.length; c++) {
      p[c] += logitScale * bias[c];
    }
    double loss = crossEntropy.apply(p, ((Target.Label) target).index(), scale);
    for (int c = 0; c < p.length; c++) {
      biasGradient[c] += (float) (logitScale * p[c]);
    }
    float[] perSpike = new float[counts.length];
    populations.addShares(p, logitScale, perSpike);
    Populations.addToCountedSteps(clip, perSpike, spikeGradient);
    return loss;
  }
}
