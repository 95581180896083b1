package io.github.spikeword.trainer.config;

/**
 * What is minimised; a weight of 0 switches a term off.
 *
 * @param labelSmoothing share of the target spread over all labels, in [0, 1)
 * @param logitScale factor on mean spike counts before the softmax
 * @param populationWeight weight of the balanced population mean squared error, which replaces
 *     cross-entropy when positive
 * @param populationRight rate of the right label's neurons it aims at
 * @param populationWrong rate of the other neurons it aims at
 * @param rateTargetWeight multiplier of the output layer's rate target (squared in the loss)
 * @param rateTarget rate it aims at
 * @param rateLow lower edge of the rate band
 * @param rateLowWeight weight below it
 * @param rateHigh upper edge of the rate band
 * @param rateHighWeight weight above it
 * @param magnitudeWeight weight of the weight-magnitude loss
 * @param topologyWeight weight of the topology loss
 * @param topologyGrows whether the topology weight grows linearly from 0 until signs are fixed
 */
public record LossSettings(
    double labelSmoothing,
    double logitScale,
    double populationWeight,
    double populationRight,
    double populationWrong,
    double rateTargetWeight,
    double rateTarget,
    double rateLow,
    double rateLowWeight,
    double rateHigh,
    double rateHighWeight,
    double magnitudeWeight,
    double topologyWeight,
    boolean topologyGrows) {
  public LossSettings {
    Checks.within("losses.labelSmoothing", labelSmoothing, 0, 0.99);
    Checks.positive("losses.logitScale", logitScale);
    Checks.atLeast("losses.populationWeight", populationWeight, 0);
    Checks.within("losses.populationRight", populationRight, 0, 1);
    Checks.within("losses.populationWrong", populationWrong, 0, 1);
    Checks.atLeast("losses.rateTargetWeight", rateTargetWeight, 0);
    Checks.within("losses.rateTarget", rateTarget, 0, 1);
    Checks.within("losses.rateLow", rateLow, 0, 1);
    Checks.atLeast("losses.rateLowWeight", rateLowWeight, 0);
    Checks.within("losses.rateHigh", rateHigh, 0, 1);
    Checks.atLeast("losses.rateHighWeight", rateHighWeight, 0);
    Checks.atLeast("losses.magnitudeWeight", magnitudeWeight, 0);
    Checks.atLeast("losses.topologyWeight", topologyWeight, 0);
  }
}
