package io.github.spikeword.models.bundle;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When a score becomes a detection.
 *
 * @param words levels per keyword
 * @param refractoryMillis time after a detection during which none follows, from 0
 */
public record DetectorSettings(Map<String, WordLevels> words, double refractoryMillis) {

  /**
   * Levels of one word.
   *
   * @param threshold a word is detected when its score reaches this
   * @param release the score must fall below this before the word can be detected again; below the
   *     threshold
   */
  public record WordLevels(double threshold, double release) {
    public WordLevels {
      if (!Double.isFinite(threshold) || !Double.isFinite(release) || !(release < threshold)) {
        throw new IllegalArgumentException(
            "The release level must lie below the threshold, found release "
                + release
                + " and threshold "
                + threshold
                + ".");
      }
    }
  }

  public DetectorSettings {
    words = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(words));
    if (!(refractoryMillis >= 0) || Double.isInfinite(refractoryMillis)) {
      throw new IllegalArgumentException(
          "Refractory time must not be negative, found " + refractoryMillis + " ms.");
    }
  }
}
