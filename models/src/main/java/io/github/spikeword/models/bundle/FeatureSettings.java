package io.github.spikeword.models.bundle;

import io.github.spikeword.models.network.Simulator;
import java.util.List;

/**
 * How sound becomes the values that reach the chip's front-end weights. Per channel c and step:
 *
 * <pre>
 *   E[c]     = mean over the frame of max(0, band-passed signal)
 *   input[c] = min(saturation, gain[c] * compress(E[c]))
 * </pre>
 *
 * @param sampleRateHz rate of the sound, Hz
 * @param frameSamples samples per step; the step's length follows from both
 * @param centreHz centre frequency of each band-pass, Hz, ascending, below half the sample rate
 * @param q quality factor: the -3 dB bandwidth of one section is centre / q
 * @param sections cascaded second-order sections per band, 1 or 2
 * @param compression amplitude compression
 * @param gain factor per channel, positive, fitted on training data; one per centre frequency
 * @param saturation largest value that reaches a front-end weight, positive, at most {@link
 *     Simulator#MAX_INPUT}
 */
public record FeatureSettings(
    int sampleRateHz,
    int frameSamples,
    List<Double> centreHz,
    double q,
    int sections,
    Compression compression,
    List<Double> gain,
    double saturation) {

  /** Lowest centre frequency of the suggested bank, Hz ({@code docs/chip.md}, assumed). */
  public static final double LOWEST_CENTRE_HZ = 125;

  /** Ratio of neighbouring centre frequencies of the suggested bank (assumed). */
  public static final double CENTRE_RATIO = 1.3796;

  public FeatureSettings {
    centreHz = List.copyOf(centreHz);
    gain = List.copyOf(gain);
    if (sampleRateHz < 1 || frameSamples < 1) {
      throw new IllegalArgumentException(
          "Sample rate and frame must be positive, found "
              + sampleRateHz
              + " Hz and "
              + frameSamples
              + " samples.");
    }
    if (centreHz.isEmpty() || gain.size() != centreHz.size()) {
      throw new IllegalArgumentException(
          "Every band needs a gain, found "
              + centreHz.size()
              + " bands and "
              + gain.size()
              + " gains.");
    }
    double last = 0;
    for (double centre : centreHz) {
      if (!(centre > last) || !(centre < sampleRateHz / 2.0)) {
        throw new IllegalArgumentException(
            "Centre frequencies must ascend between 0 and "
                + sampleRateHz / 2
                + " Hz, found "
                + centre
                + " Hz after "
                + last
                + " Hz.");
      }
      last = centre;
    }
    for (double g : gain) {
      if (!(g > 0) || Double.isInfinite(g)) {
        throw new IllegalArgumentException("Channel gains must be positive, found " + g + ".");
      }
    }
    if (!(q > 0.5 && q < Double.POSITIVE_INFINITY)
        || sections < 1
        || sections > 2
        || !(saturation > 0 && saturation <= Simulator.MAX_INPUT)) {
      throw new IllegalArgumentException(
          "A bank needs a finite q above 0.5, 1 or 2 sections and a positive finite saturation,"
              + " found q "
              + q
              + ", "
              + sections
              + " sections, saturation "
              + saturation
              + ".");
    }
  }

  /** Centre frequencies {@code 125 * 1.3796^k} Hz, k = 0 .. channels - 1. */
  public static List<Double> geometricCentres(int channels) {
    return java.util.stream.IntStream.range(0, channels)
        .mapToObj(k -> LOWEST_CENTRE_HZ * StrictMath.pow(CENTRE_RATIO, k))
        .toList();
  }

  /** Number of channels. */
  public int channels() {
    return centreHz.size();
  }

  /** Length of a step, milliseconds. */
  public double stepMillis() {
    return 1000.0 * frameSamples / sampleRateHz;
  }

  /** The same settings with other channel gains. */
  public FeatureSettings withGain(List<Double> newGain) {
    return new FeatureSettings(
        sampleRateHz, frameSamples, centreHz, q, sections, compression, newGain, saturation);
  }
}
