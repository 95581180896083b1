package io.github.spikeword.trainer.loss;

import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.OutputLoss;
import io.github.spikeword.trainer.bptt.Target;

/**
 * Mean squared error between every output neuron's firing rate over the clip and a target rate:
 * high for the neurons of the right label, low for the others (documented in words, section 6 of
 * {@code docs/chip.md}; the default rates of the vendor are unknown).
 */
public final class BalancedPopulationMse implements OutputLoss {

  private final Populations populations;
  private final double weight;
  private final double right;
  private final double wrong;

  /**
   * @param weight factor on the loss, from 0
   * @param right target rate of the right label's neurons, spikes per step, in [0, 1]
   * @param wrong target rate of all other neurons, spikes per step, in [0, 1]
   */
  public BalancedPopulationMse(NetworkShape shape, double weight, double right, double wrong) {
    populations = new Populations(shape);
    this.weight = weight;
    this.right = right;
    this.wrong = wrong;
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
    int counted = clip.steps() - clip.countFrom();
    float[] counts = clip.output().counts();
    float[] perSpike = new float[counts.length];
    double loss = 0;
    for (int n = 0; n < counts.length; n++) {
      double error = counts[n] / counted - (populations.labelOf(n) == label ? right : wrong);
      loss += weight * error * error / counts.length;
      perSpike[n] = (float) (scale * weight * 2 * error / (counts.length * (double) counted));
    }
    Populations.addToCountedSteps(clip, perSpike, spikeGradient);
    return loss;
  }
}
