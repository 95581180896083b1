package io.github.spikeword.trainer.config;

import java.util.OptionalDouble;

/**
 * Where training starts.
 *
 * @param kind how weights are drawn
 * @param frontEndRate rate that the front end is calibrated to, spikes per step, in (0, 1)
 * @param xi for {@code FLUCTUATION}: distance of mean membrane and threshold in deviations
 * @param alpha for {@code FLUCTUATION}: share of the variance for feed-forward input
 * @param meanShare for {@code FLUCTUATION}: share of the largest mean; absent for the adaptive
 *     search
 * @param recurrentSigma standard deviation of recurrent weights; absent for the formula's
 * @param mean for {@code NORMAL}: mean weight
 * @param sigma for {@code NORMAL}: standard deviation of weights
 * @param batches calibration batches
 */
public record InitialSettings(
    Kind kind,
    double frontEndRate,
    double xi,
    double alpha,
    OptionalDouble meanShare,
    OptionalDouble recurrentSigma,
    double mean,
    double sigma,
    int batches) {

  /** How weights are drawn. */
  public enum Kind {
    /** Fluctuation-driven initialisation. */
    FLUCTUATION,
    /** A plain normal distribution. */
    NORMAL
  }

  public InitialSettings {
    Checks.within("initial.frontEndRate", frontEndRate, 0.001, 0.9);
    Checks.positive("initial.xi", xi);
    Checks.within("initial.alpha", alpha, 0.01, 1);
    Checks.atLeast("initial.sigma", sigma, 0);
    Checks.positive("initial.batches", batches);
    meanShare.ifPresent(share -> Checks.within("initial.meanShare", share, 0, 1));
  }
}
