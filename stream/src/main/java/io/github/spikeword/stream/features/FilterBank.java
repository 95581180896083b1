package io.github.spikeword.stream.features;

import io.github.spikeword.models.bundle.FeatureSettings;
import java.util.Arrays;
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
 * construction and a thread's first use of any bank.
 */
public final class FilterBank {

  private final int channels;
  private final boolean cascade;

  /** One per channel, and a silent one more if that is odd. */
  private final Band[] bands;

  private final double[] sums;
  private double last;
  private double lastButOne;

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
    cascade = sections == 2;
    bands = new Band[channels + channels % 2];
    Arrays.setAll(
        bands,
        c ->
            c == channels
                ? Band.silent()
                : new Band(
                    new BandPassSection(centreHz.get(c), centreHz.get(c) / q, sampleRateHz)));
    sums = new double[bands.length];
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
    FilterWorkspace work = FilterWorkspace.ofThisThread();
    Arrays.fill(sums, 0);
    for (int done = 0; done < count; done += FilterWorkspace.BLOCK) {
      processBlock(work, samples, offset + done, Math.min(FilterWorkspace.BLOCK, count - done));
    }
    for (int c = 0; c < channels; c++) {
      meanRectified[c] = (float) (0.5 * sums[c] / count); // sums hold twice the half waves
    }
  }

  private void processBlock(FilterWorkspace work, float[] samples, int offset, int count) {
    work.load(samples, offset, count, last, lastButOne);
    lastButOne = count > 1 ? samples[offset + count - 2] : last;
    last = samples[offset + count - 1];
    for (int c = 0; c < bands.length; c += 2) {
      BandPair.filter(bands[c], bands[c + 1], cascade, work, count, sums, c);
    }
  }

  /** Forgets everything heard: the state of a new bank. */
  public void reset() {
    last = 0;
    lastButOne = 0;
    for (Band band : bands) {
      band.reset();
    }
  }
}
