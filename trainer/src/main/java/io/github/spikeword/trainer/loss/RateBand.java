package io.github.spikeword.trainer.loss;

import io.github.spikeword.trainer.bptt.RateLoss;

/**
 * A dead band for every neuron's rate: {@code lowWeight * mean(max(0, low - r)^2) + highWeight *
 * mean(max(0, r - high)^2)} over all neurons of all stages. Neurons inside the band are left alone.
 *
 * @param low lower edge, spikes per step
 * @param lowWeight factor below it
 * @param high upper edge, spikes per step
 * @param highWeight factor above it
 */
public record RateBand(double low, double lowWeight, double high, double highWeight)
    implements RateLoss {
  @Override
  public double apply(float[][] rates, float[][] gradient) {
    int neurons = 0;
    for (float[] stage : rates) {
      neurons += stage.length;
    }
    double loss = 0;
    for (int s = 0; s < rates.length; s++) {
      for (int n = 0; n < rates[s].length; n++) {
        double below = Math.max(0, low - rates[s][n]);
        double above = Math.max(0, rates[s][n] - high);
        loss += (lowWeight * below * below + highWeight * above * above) / neurons;
        gradient[s][n] += (float) (2 * (highWeight * above - lowWeight * below) / neurons);
      }
    }
    return loss;
  }
}
