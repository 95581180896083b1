package io.github.spikeword.trainer.loss;

import io.github.spikeword.trainer.bptt.Parameters;

/** A loss on the latent weights. */
public interface WeightLoss {

  /** Adds the derivative and returns the loss. */
  double apply(Parameters parameters, Parameters gradient);
}
