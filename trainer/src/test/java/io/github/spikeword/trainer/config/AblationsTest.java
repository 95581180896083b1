package io.github.spikeword.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The variants that ship beside the bundles. */
class AblationsTest {

  private static final TrainSettings BASE = Presets.read("yes-no-clip");

  private final Map<String, Map<String, Object>> variants =
      Overrides.readVariants(Path.of("../models/ablations.yaml"));

  @Test
  void everyVariantFitsTheChipAndDiffersFromThePresetAndTheOthers() {
    HashSet<TrainSettings> seen = new HashSet<>();
    seen.add(BASE);
    variants.forEach(
        (name, changes) -> {
          TrainSettings settings = SettingsFile.change(BASE, changes, name);
          settings.network().shape(settings.words(), 13, 8);
          assertThat(seen.add(settings)).as(name).isTrue();
        });
  }

  @Test
  void everyIngredientThatThePresetHasIsTakenAwayOnce() {
    assertThat(variants)
        .containsKeys(
            "linear",
            "one-section",
            "feed-forward",
            "one-tau",
            "leaky-front-end",
            "one-output",
            "no-mismatch",
            "ignore-signs",
            "no-augmentation",
            "normal-start",
            "detached-reset",
            "vendor-surrogate");
  }
}
