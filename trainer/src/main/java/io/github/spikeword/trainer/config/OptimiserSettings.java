package io.github.spikeword.trainer.config;

import io.github.spikeword.trainer.optimise.Schedule;

/**
 * How parameters follow their gradient.
 *
 * @param schedule learning rate over the run
 * @param warmup share of the run that warms up
 * @param rate peak learning rate of the synapses
 * @param frontEndRate peak learning rate of the front-end weights; 0 keeps them
 * @param gainRate peak learning rate of the host-side channel gains; 0 keeps them
 * @param biasRate peak learning rate of the read-out biases; 0 keeps them
 * @param tauRate peak learning rate of the logarithm of the time constants, if they are learned
 * @param weightDecay decoupled weight decay (AdamW); 0 is plain Adam
 * @param clipNorm largest gradient norm
 * @param surrogateSlope slope of the surrogate derivative per weight unit; 2.19 is the vendor's
 * @param surrogatePeak surrogate derivative at threshold, per weight unit; 1 is the vendor's
 * @param throughReset whether the gradient flows through the reset
 * @param average decay per epoch of the weight average that is exported; 0 for none
 */
public record OptimiserSettings(
    Schedule schedule,
    double warmup,
    double rate,
    double frontEndRate,
    double gainRate,
    double biasRate,
    double tauRate,
    double weightDecay,
    double clipNorm,
    double surrogateSlope,
    double surrogatePeak,
    boolean throughReset,
    double average) {
  public OptimiserSettings {
    Checks.within("optimiser.warmup", warmup, 0, 0.9);
    Checks.positive("optimiser.rate", rate);
    Checks.atLeast("optimiser.frontEndRate", frontEndRate, 0);
    Checks.atLeast("optimiser.gainRate", gainRate, 0);
    Checks.atLeast("optimiser.biasRate", biasRate, 0);
    Checks.atLeast("optimiser.tauRate", tauRate, 0);
    Checks.atLeast("optimiser.weightDecay", weightDecay, 0);
    Checks.positive("optimiser.clipNorm", clipNorm);
    Checks.positive("optimiser.surrogateSlope", surrogateSlope);
    Checks.positive("optimiser.surrogatePeak", surrogatePeak);
    Checks.within("optimiser.average", average, 0, 0.9999);
  }

  /** The same with one rate for everything that is trained; 0 stays 0. */
  public OptimiserSettings withRates(double newRate) {
    return new OptimiserSettings(
        schedule,
        warmup,
        newRate,
        frontEndRate == 0 ? 0 : newRate,
        gainRate == 0 ? 0 : newRate,
        biasRate == 0 ? 0 : newRate,
        tauRate == 0 ? 0 : newRate,
        weightDecay,
        clipNorm,
        surrogateSlope,
        surrogatePeak,
        throughReset,
        average);
  }
}
