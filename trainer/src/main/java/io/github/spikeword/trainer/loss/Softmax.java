package io.github.spikeword.trainer.loss;

/** The softmax of a handful of logits and its cross-entropy. */
final class Softmax {

  /** Replaces logits by probabilities; returns the logarithm of the normaliser. */
  static double inPlace(double[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    for (int c = 0; c < logits.length; c++) {
      logits[c] = StrictMath.exp(logits[c] - max);
      sum += logits[c];
    }
    for (int c = 0; c < logits.length; c++) {
      logits[c] /= sum;
    }
    return max + StrictMath.log(sum);
  }

  private Softmax() {}
}
