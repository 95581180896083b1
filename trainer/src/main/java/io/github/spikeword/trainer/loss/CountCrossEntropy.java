package io.github.spikeword.trainer.loss;

import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;

/**
 * Cross-entropy of the softmax over labels; the logit of a label is the mean spike count of its
 * population over the clip, plus its bias. With one neuron a label this is the loss of Tutorial 6.
 */
public final class CountCrossEntropy implements OutputLoss {

  private final int[] labelOfOutput;
  private final float[] perNeuron;
  private final int labels;
  private final double smoothing;
  private final double logitScale;

  /**
   * @param smoothing share of the target spread evenly over all labels, in [0, 1)
   * @param logitScale factor on the mean spike counts, positive; 1 in Tutorial 6
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
    labelOfOutput = shape.labelOfOutput();
    labels = shape.labels().size();
    perNeuron = new float[labels];
    for (int c = 0; c < labels; c++) {
      perNeuron[c] = 1f / shape.neuronsPerLabel().get(c);
    }
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
    double[] p = new double[labels];
    float[] counts = clip.output().counts();
    for (int n = 0; n < counts.length; n++) {
      p[labelOfOutput[n]] += logitScale * counts[n] * perNeuron[labelOfOutput[n]];
    }
    double expected = 0;
    for (int c = 0; c < labels; c++) {
      p[c] += bias[c];
      expected += share(c, label) * p[c];
    }
    double loss = Softmax.inPlace(p) - expected;
    float[] perSpike = new float[counts.length];
    for (int c = 0; c < labels; c++) {
      p[c] = scale * (p[c] - share(c, label));
      biasGradient[c] += (float) p[c];
    }
    for (int n = 0; n < perSpike.length; n++) {
      perSpike[n] = (float) (logitScale * p[labelOfOutput[n]] * perNeuron[labelOfOutput[n]]);
    }
    for (int t = clip.countFrom(); t < clip.steps(); t++) {
      float[] row = spikeGradient[t];
      for (int n = 0; n < row.length; n++) {
        row[n] += perSpike[n];
      }
    }
    return loss;
  }

  private double share(int c, int label) {
    return smoothing / labels + (c == label ? 1 - smoothing : 0);
  }
}
