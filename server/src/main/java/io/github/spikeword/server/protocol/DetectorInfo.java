package io.github.spikeword.server.protocol;

import io.github.spikeword.models.bundle.DetectorSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** The detector's settings as messages show them. */
public record DetectorInfo(double refractoryMillis, Map<String, LevelsInfo> words) {

  /** Levels of one word. */
  public record LevelsInfo(double threshold, double release) {}

  /** Shows settings. */
  public static DetectorInfo of(DetectorSettings settings) {
    Map<String, LevelsInfo> words = new LinkedHashMap<>();
    settings
        .words()
        .forEach(
            (word, levels) ->
                words.put(word, new LevelsInfo(levels.threshold(), levels.release())));
    return new DetectorInfo(settings.refractoryMillis(), words);
  }
}
