package io.github.spikeword.trainer.loss;

import io.github.spikeword.trainer.bptt.RateLoss;

/**
 * {@code ((r - target) * multiplier)^2} for one stage, r being its mean rate over neurons, steps
 * and clips (the vendor's firing_rate_target_mse_loss; Tutorial 6 uses 0.15 and 10 on the output
 * layer).
 *
 * @param stage stage index, 0 is the front end
 * @param target rate aimed at, spikes per step
 * @param multiplier factor before squaring
 */
public record RateTargetMse(int stage, double target, double multiplier) implements RateLoss {
  @Override
  public double apply(float[][] rates, float[][] gradient) {
    float[] r = rates[stage];
    double mean = 0;
    for (float rate : r) {
      mean += rate;
    }
    mean /= r.length;
    double error = (mean - target) * multiplier;
    for (int n = 0; n < r.length; n++) {
      gradient[stage][n] += (float) (2 * error * multiplier / r.length);
    }
    return error * error;
  }
}
