package io.github.spikeword.trainer.loss;

import io.github.spikeword.trainer.bptt.Parameters;

/**
 * {@code weight * mean(max(0, |w| - limit)^2)} over all feed-forward and recurrent weights (the
 * vendor's weight_magnitude_loss).
 *
 * @param weight factor on the loss; 1 in Tutorial 6
 * @param limit magnitude that is free, weight units; 1.66 on H1v2
 */
public record WeightMagnitude(double weight, double limit) implements WeightLoss {
  @Override
  public double apply(Parameters parameters, Parameters gradient) {
    long count = 0;
    for (Parameters.Tensor tensor : parameters.synapses()) {
      count += tensor.size();
    }
    double loss = 0;
    for (int k = 0; k < parameters.synapses().size(); k++) {
      float[][] w = parameters.synapses().get(k).rows();
      float[][] g = gradient.synapses().get(k).rows();
      for (int i = 0; i < w.length; i++) {
        loss += row(w[i], g[i], weight / count);
      }
    }
    return loss;
  }

  private double row(float[] w, float[] g, double factor) {
    double loss = 0;
    for (int j = 0; j < w.length; j++) {
      double excess = Math.abs(w[j]) - limit;
      if (excess > 0) {
        loss += factor * excess * excess;
        g[j] += (float) (2 * factor * excess * Math.signum(w[j]));
      }
    }
    return loss;
  }
}
