package io.github.spikeword.trainer.loss;

/** Cross-entropy between the softmax of logits and one label, part of it spread over all labels. */
final class LabelCrossEntropy {

  private final int labels;
  private final double smoothing;
  private final double logitScale;

  /**
   * @param smoothing share of the target spread evenly over all labels, in [0, 1)
   * @param logitScale factor from levels to logits, positive
   */
  LabelCrossEntropy(int labels, double smoothing, double logitScale) {
    if (!(smoothing >= 0 && smoothing < 1) || !(logitScale > 0)) {
      throw new IllegalArgumentException(
          "Label smoothing must lie in [0, 1) and the logit scale be positive, found "
              + smoothing
              + " and "
              + logitScale
              + ".");
    }
    this.labels = labels;
    this.smoothing = smoothing;
    this.logitScale = logitScale;
  }

  /** Factor from levels to logits. */
  double logitScale() {
    return logitScale;
  }

  /**
   * The loss of one clip; logits are replaced by its derivatives with respect to them.
   *
   * @param scale factor on the derivatives
   */
  double apply(double[] logits, int label, double scale) {
    double expected = 0;
    for (int c = 0; c < labels; c++) {
      expected += share(c, label) * logits[c];
    }
    double loss = Softmax.inPlace(logits) - expected;
    for (int c = 0; c < labels; c++) {
      logits[c] = scale * (logits[c] - share(c, label));
    }
    return loss;
  }

  private double share(int c, int label) {
    return smoothing / labels + (c == label ? 1 - smoothing : 0);
  }
}
