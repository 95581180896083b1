package io.github.spikeword.trainer.initialise;

import io.github.spikeword.models.chip.H1v2;

/**
 * The formulas of fluctuation-driven initialisation (Rossbroich, Gygax and Zenke 2022,
 * arXiv:2206.10226) for the chip's one-step kernel, in weight units: weights N(mean, sigma^2) such
 * that the threshold lies xi standard deviations above the mean sub-threshold membrane. {@code
 * docs/chip.md} shows that they reproduce the numbers that Tutorial 6 prints.
 *
 * @param inputSpikes K, expected input spikes per step: inputs times their rate per step, positive
 * @param xi distance of mean membrane and threshold in standard deviations, positive
 * @param alpha share of the variance for feed-forward input, in (0, 1]; the rest is recurrent
 */
public record FluctuationFormulas(double inputSpikes, double xi, double alpha) {

  private static final double THETA = H1v2.THRESHOLD_WEIGHT_UNITS;

  public FluctuationFormulas {
    if (!(inputSpikes > 0) || !(xi > 0) || !(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException(
          "Fluctuation-driven initialisation needs input spikes, a positive xi and alpha in (0, 1],"
              + " found "
              + inputSpikes
              + ", "
              + xi
              + " and "
              + alpha
              + ".");
    }
  }

  /** Largest mean for which sigma is real: {@code theta / (K + xi sqrt(K / alpha))}. */
  public double largestMean() {
    return THETA / (inputSpikes + xi * Math.sqrt(inputSpikes / alpha));
  }

  /** Mean below which the leak outweighs mean plus xi sigma: largest mean times step / tau. */
  public double smallestMean(double stepMillis, double tauMillis) {
    return largestMean() * stepMillis / tauMillis;
  }

  /** Standard deviation of feed-forward weights, weight units; 0 at and above the largest mean. */
  public double sigma(double mean) {
    double gap = (THETA - inputSpikes * mean) / xi;
    return Math.sqrt(Math.max(0, alpha * gap * gap / inputSpikes - mean * mean));
  }

  /**
   * Standard deviation of recurrent weights of mean zero, weight units.
   *
   * @param recurrentSpikes expected recurrent input spikes per step, positive
   */
  public double recurrentSigma(double mean, double recurrentSpikes) {
    double gap = (THETA - inputSpikes * mean) / xi;
    return Math.sqrt((1 - alpha) * gap * gap / recurrentSpikes);
  }

  /** Mean membrane potential, volts: {@code K mean fo}. */
  public double meanMembraneVolts(double mean) {
    return inputSpikes * mean * H1v2.CHARGE_VOLTS_PER_WEIGHT;
  }
}
