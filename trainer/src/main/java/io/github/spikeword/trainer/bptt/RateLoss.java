package io.github.spikeword.trainer.bptt;

/** A loss on firing rates, averaged over the clips and steps of a batch. */
public interface RateLoss {

  /**
   * Adds the derivative and returns the loss.
   *
   * @param rates spikes per step, {@code [stage][neuron]}, each in [0, 1]
   * @param gradient same layout, added to
   */
  double apply(float[][] rates, float[][] gradient);
}
