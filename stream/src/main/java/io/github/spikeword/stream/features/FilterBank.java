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
 * construction.
 */
public final class FilterBank {

  private final int channels;
  // [group of bands][section in cascade]
  private final SectionGroup[][] groups;
  private final double[] sums;
  private final double[] sound = new double[SectionGroup.BLOCK];
  private final double[] delayed = new double[SectionGroup.BLOCK];
  private final double[] delayedTwice = new double[SectionGroup.BLOCK];
  private final double[] bandDelayed = new double[SectionGroup.BLOCK];
  private final double[] bandDelayedTwice = new double[SectionGroup.BLOCK];
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
    int groupCount = (channels + SectionGroup.MOST_BANDS - 1) / SectionGroup.MOST_BANDS;
    groups = new SectionGroup[groupCount][sections];
    sums = new double[groupCount * SectionGroup.MOST_BANDS];
    for (int g = 0; g < groupCount; g++) {
      int first = g * SectionGroup.MOST_BANDS;
      BandPassSection[] bands =
          centreHz.subList(first, Math.min(channels, first + SectionGroup.MOST_BANDS)).stream()
              .map(centre -> new BandPassSection(centre, centre / q, sampleRateHz))
              .toArray(BandPassSection[]::new);
      for (int s = 0; s < sections; s++) {
        groups[g][s] = new SectionGroup(bands);
      }
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
    Arrays.fill(sums, 0);
    for (int done = 0; done < count; done += SectionGroup.BLOCK) {
      processBlock(samples, offset + done, Math.min(SectionGroup.BLOCK, count - done));
    }
    for (int c = 0; c < channels; c++) {
      meanRectified[c] = (float) (0.5 * sums[c] / count); // sums hold twice the half waves
    }
  }

  private void processBlock(float[] samples, int offset, int count) {
    for (int i = 0; i < count; i++) {
      sound[i] = samples[offset + i];
    }
    SectionGroup.delay(sound, last, lastButOne, delayed, delayedTwice, count);
    lastButOne = count > 1 ? sound[count - 2] : last;
    last = sound[count - 1];
    for (int g = 0; g < groups.length; g++) {
      SectionGroup group = groups[g][0];
      for (int k = 0; k < group.bands(); k++) {
        group.feedForward(k, sound, delayed, delayedTwice, count);
      }
      group.recurse(count);
      for (int s = 1; s < groups[g].length; s++) {
        SectionGroup next = groups[g][s];
        for (int k = 0; k < next.bands(); k++) {
          group.delay(k, bandDelayed, bandDelayedTwice, count);
          next.feedForward(k, group.output(k), bandDelayed, bandDelayedTwice, count);
        }
        next.recurse(count);
        group = next;
      }
      group.addRectified(sums, g * SectionGroup.MOST_BANDS, count);
    }
  }

  /** Forgets everything heard: the state of a new bank. */
  public void reset() {
    last = 0;
    lastButOne = 0;
    for (SectionGroup[] group : groups) {
      for (SectionGroup section : group) {
        section.reset();
      }
    }
  }
}
