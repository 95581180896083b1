package io.github.spikeword.trainer.initialise;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.chip.WeightGrid;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets the front end so that its neurons fire at a chosen rate on training clips. Gains are fixed
 * afterwards and travel in the bundle.
 */
public final class FrontEndCalibration {

  private static final int HALVINGS = 40;

  private final List<float[]> clips;
  private final int channels;
  private final float[] leak;

  /**
   * @param clips compressed amplitudes of training clips, {@code [steps * channels]} each, not
   *     empty
   * @param leak leak per step of every front-end neuron, code units
   */
  public FrontEndCalibration(List<float[]> clips, int channels, float[] leak) {
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("Calibration needs at least one clip.");
    }
    this.clips = List.copyOf(clips);
    this.channels = channels;
    this.leak = leak.clone();
  }

  /** Mean of every channel over all clips and steps. */
  public double[] means() {
    double[] mean = new double[channels];
    long steps = 0;
    for (float[] clip : clips) {
      for (int i = 0; i < clip.length; i++) {
        mean[i % channels] += clip[i];
      }
      steps += clip.length / channels;
    }
    for (int c = 0; c < channels; c++) {
      mean[c] /= steps;
    }
    return mean;
  }

  /**
   * Gains that give every channel the same mean, times the common factor at which the neurons
   * together fire at the target rate through the given weight.
   *
   * @param weight front-end weight, weight units
   * @param targetRate spikes per step, in (0, 1)
   * @return gain per channel
   * @throws UserError if a channel is silent in all clips
   */
  public float[] equalMeanGains(double weight, double targetRate) {
    double[] mean = means();
    for (int c = 0; c < channels; c++) {
      if (!(mean[c] > 0)) {
        throw new UserError(
            "Channel "
                + c
                + " is silent in all "
                + clips.size()
                + " calibration clips. Check that the recordings hold sound of the whole band.");
      }
    }
    double common =
        solve(
            targetRate,
            factor -> {
              double sum = 0;
              for (int c = 0; c < channels; c++) {
                sum += rate(c, weight * factor / mean[c]);
              }
              return sum / channels;
            });
    float[] gain = new float[channels];
    for (int c = 0; c < channels; c++) {
      gain[c] = (float) (common / mean[c]);
    }
    return gain;
  }

  /**
   * One neuron's calibration, as the vendor's frontend_firing_init prints it.
   *
   * @param weight continuous weight at which the target rate is met, weight units
   * @param rate rate at that weight, spikes per step
   * @param code nearest weight code
   * @param quantisedRate rate at the code's weight
   */
  public record Neuron(double weight, double rate, int code, double quantisedRate) {}

  /**
   * Searches each neuron's weight for the target rate at the given gains (binary search; the rate
   * grows with the weight).
   */
  public List<Neuron> weights(float[] gain, double targetRate) {
    List<Neuron> neurons = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      int channel = c;
      double weight = solve(targetRate, w -> rate(channel, w * gain[channel]));
      weight = Math.min(weight, H1v2.MAX_WEIGHT);
      int code = WeightGrid.nearestCode(weight);
      neurons.add(
          new Neuron(
              weight, rate(c, weight * gain[c]), code, rate(c, WeightGrid.weight(code) * gain[c])));
    }
    return List.copyOf(neurons);
  }

  /**
   * Rate of one front-end neuron over all clips, each from a membrane at zero. Inputs are not
   * limited to the saturation here, so where a gain reaches it a network fires a little less.
   *
   * @param factor charge per unit of compressed amplitude, weight units
   * @return spikes per step
   */
  public double rate(int channel, double factor) {
    double theta = H1v2.THRESHOLD_CODE_UNITS;
    double charge = factor * H1v2.CODE_UNITS_PER_WEIGHT;
    long spikes = 0;
    long steps = 0;
    for (float[] clip : clips) {
      double v = 0;
      for (int i = channel; i < clip.length; i += channels) {
        v = Math.max(v - leak[channel], 0) + charge * clip[i];
        if (v >= theta) {
          v -= theta;
          spikes++;
        }
        steps++;
      }
    }
    return (double) spikes / steps;
  }

  private interface RateOf {
    double at(double value);
  }

  /** The value at which a growing rate reaches the target. */
  private static double solve(double target, RateOf rate) {
    double low = 0;
    double high = 1e-3;
    while (rate.at(high) < target && high < 1e6) {
      low = high;
      high *= 2;
    }
    for (int k = 0; k < HALVINGS; k++) {
      double middle = (low + high) / 2;
      if (rate.at(middle) < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
