package io.github.spikeword.stream.features;

import io.github.spikeword.models.bundle.Compression;
import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.models.network.Simulator;
import java.util.Collections;

/** The feature settings to start from; gains and saturation are fitted by training. */
public final class FeatureDefaults {

  /** Rate of all sound inside Spikeword, Hz. */
  public static final int SAMPLE_RATE_HZ = 16_000;

  /** Samples per step: 8 ms at {@link #SAMPLE_RATE_HZ}. */
  public static final int FRAME_SAMPLES = 128;

  /** Bands whose centre lies below half of {@link #SAMPLE_RATE_HZ}. */
  public static final int CHANNELS = 13;

  /** Centre frequency over bandwidth of a section. */
  public static final double Q = 3;

  /** Sections in cascade per band. */
  public static final int SECTIONS = 2;

  /** The largest saturation that simulators take; it hardly ever acts. */
  public static final double NO_SATURATION = Simulator.MAX_INPUT;

  /**
   * PCEN for isolated clips: the level starts as the running mean of the clip, so that a word is
   * normalised from its first steps on.
   */
  public static final Compression.Pcen CLIP_PCEN =
      new Compression.Pcen(0.03, 0.8, 1, 0.5, 1e-5, 0, 0);

  /**
   * PCEN for continuous listening: stronger compression, a higher floor, and plain smoothing from
   * the first step on (33 initial steps make 1 / (t + 33) fall below the smoothing at t = 1).
   */
  public static final Compression.Pcen STREAM_PCEN =
      new Compression.Pcen(0.03, 0.8, 0.1, 0.25, 1e-4, 1e-4, 33);

  private FeatureDefaults() {}

  /**
   * The standard bank, 13 bands at 16 kHz and 8 ms steps, with the given compression, gain 1 and no
   * saturation.
   */
  public static FeatureSettings standard(Compression compression) {
    return with(SAMPLE_RATE_HZ, FRAME_SAMPLES, CHANNELS, compression);
  }

  /**
   * The standard kind of bank at another rate, step and number of bands.
   *
   * @param sampleRateHz samples per second
   * @param frameSamples samples per step
   * @param channels bands from 125 Hz upwards, all below half the sample rate
   */
  public static FeatureSettings with(
      int sampleRateHz, int frameSamples, int channels, Compression compression) {
    return new FeatureSettings(
        sampleRateHz,
        frameSamples,
        FeatureSettings.geometricCentres(channels),
        Q,
        SECTIONS,
        compression,
        Collections.nCopies(channels, 1.0),
        NO_SATURATION);
  }
}
