package io.github.spikeword.stream.features;

import io.github.spikeword.models.bundle.FeatureSettings;
import java.util.List;

/**
 * A bank of band-pass filters with the half-wave rectified mean of every band: sound in, one
 * amplitude per channel and step out.
 *
 * <p>Each band is one TarsosDSP {@code BandPass} or two of them in cascade (one alone has skirts of
 * 6 dB per octave and leaks far into its neighbours), with bandwidth {@code centre / q} per
 * section. The coefficients are TarsosDSP's own; the state is this class's, in double precision,
 * because TarsosDSP's filter is about ten times too slow for a corpus and cannot be reset.
 *
 * <p>The state runs on from call to call: cutting a stream into calls of any size leaves the
 * filtered signal unchanged. Not thread-safe; one bank per stream. Nothing is allocated after
 * construction.
 */
public final class FilterBank {

  private final int channels;
  private final BandQuartet[] quartets;
  private final double[] sums;

  /** A bank as a model's feature settings ask for. */
  public FilterBank(FeatureSettings settings) {
    this(settings.sampleRateHz(), settings.centreHz(), settings.q(), settings.sections());
  }

  /**
   * A bank from its parameters.
   *
   * @param sampleRateHz samples per second
   * @param centreHz centre frequency of each band, between 0 and half the sample rate
   * @param q bandwidth of one section is centre / q; every bandwidth must stay below a third of the
   *     sample rate
   * @param sections sections in cascade, 1 or 2
   * @throws IllegalArgumentException if a band cannot be built
   */
  public FilterBank(int sampleRateHz, List<Double> centreHz, double q, int sections) {
    if (sections < 1 || sections > 2) {
      throw new IllegalArgumentException("A band has 1 or 2 sections, found " + sections + ".");
    }
    channels = centreHz.size();
    quartets = new BandQuartet[(channels + BandQuartet.BANDS - 1) / BandQuartet.BANDS];
    sums = new double[quartets.length * BandQuartet.BANDS];
    for (int k = 0; k < quartets.length; k++) {
      quartets[k] = new BandQuartet(sections == 2);
    }
    for (int c = 0; c < channels; c++) {
      double centre = centreHz.get(c);
      quartets[c / BandQuartet.BANDS].setBand(
          c % BandQuartet.BANDS, new BandPassSection(centre, centre / q, sampleRateHz));
    }
  }

  /** Number of bands. */
  public int channels() {
    return channels;
  }

  /**
   * Filters {@code count} samples from {@code samples[offset]} on and writes the mean of {@code
   * max(0, band signal)} over them.
   *
   * @param samples sound, full scale 1, finite; not changed
   * @param offset first sample
   * @param count samples to take, from 1
   * @param meanRectified receives one amplitude per channel; at least {@link #channels()} long
   */
  public void process(float[] samples, int offset, int count, float[] meanRectified) {
    if (count < 1 || offset < 0 || offset > samples.length - count) {
      throw new IllegalArgumentException(
          "A bank needs at least one sample and all of them in the array, found "
              + count
              + " from "
              + offset
              + " in "
              + samples.length
              + ".");
    }
    for (int k = 0; k < quartets.length; k++) {
      quartets[k].process(samples, offset, count, sums, k * BandQuartet.BANDS);
    }
    for (int c = 0; c < channels; c++) {
      meanRectified[c] = (float) (sums[c] / count);
    }
  }

  /** Forgets everything heard: the state of a new bank. */
  public void reset() {
    for (BandQuartet quartet : quartets) {
      quartet.reset();
    }
  }
}
