package io.github.spikeword.trainer.config;

import io.github.spikeword.models.bundle.Compression;
import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.stream.features.FeatureDefaults;
import java.util.Collections;

/**
 * How sound becomes features, before gains are fitted.
 *
 * @param compression compression of the bands' amplitudes
 * @param sections band-pass sections in cascade per band, 1 or 2
 * @param q quality factor of a section
 * @param saturation largest input that reaches a front-end weight; two thresholds of charge through
 *     the default front-end weight are 40
 */
public record FeatureChoice(Compression compression, int sections, double q, double saturation) {
  public FeatureChoice {
    Checks.within("features.sections", sections, 1, 2);
    Checks.within("features.q", q, 0.6, 50);
    Checks.positive("features.saturation", saturation);
  }

  /** The settings of the standard bank with these choices and gain 1. */
  public FeatureSettings settings() {
    return new FeatureSettings(
        FeatureDefaults.SAMPLE_RATE_HZ,
        FeatureDefaults.FRAME_SAMPLES,
        FeatureSettings.geometricCentres(FeatureDefaults.CHANNELS),
        q,
        sections,
        compression,
        Collections.nCopies(FeatureDefaults.CHANNELS, 1.0),
        saturation);
  }
}
