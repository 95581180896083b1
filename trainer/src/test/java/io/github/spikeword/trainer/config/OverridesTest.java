package io.github.spikeword.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Compression;
import io.github.spikeword.models.bundle.CountingWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {

  private static final TrainSettings BASE = Presets.read("yes-no-clip");

  @TempDir Path folder;

  @Test
  void aDottedKeyChangesThatSettingAndNoOther() {
    TrainSettings changed = Overrides.apply(BASE, Map.of("run.batchSize", "8"));

    assertThat(changed.run().batchSize()).isEqualTo(8);
    assertThat(changed.run().epochs()).isEqualTo(BASE.run().epochs());
    assertThat(Overrides.apply(changed, Map.of("run.batchSize", "32"))).isEqualTo(BASE);
  }

  @Test
  void theDifferenceOfTwoSettingsMakesOneTheOther() {
    for (String from : Presets.names()) {
      for (String to : Presets.names()) {
        TrainSettings before = Presets.read(from);
        TrainSettings after = Presets.read(to);
        if (before.stream().isPresent() == after.stream().isPresent()) {
          assertThat(Overrides.apply(before, Overrides.between(before, after)))
              .as("%s to %s", from, to)
              .isEqualTo(after);
        }
      }
    }
    assertThat(Overrides.between(BASE, BASE)).isEmpty();
    assertThat(Overrides.between(BASE, BASE.withEpochs(7)))
        .containsExactly(entry("run.epochs", "7"));
  }

  @Test
  void onlyWhatComesOutMustBeValid() {
    Map<String, String> inNoGoodOrder = new LinkedHashMap<>();
    inNoGoodOrder.put("readout.parts", "3");
    inNoGoodOrder.put("readout.partSteps", "{shortest: 15, longest: 25}");
    inNoGoodOrder.put("data.silenceMillis", "500");

    assertThat(Overrides.apply(Presets.read("eight-words"), inNoGoodOrder).readout().window())
        .contains(new CountingWindow(3, 15, 25));
  }

  @Test
  void valuesAreYaml() {
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put("features.compression", "{kind: sqrt}");
    changes.put("network.outputTauMillis", "[32, 64]");
    changes.put("chip.signs", "penalty");
    changes.put("initial.meanShare", "0.5");
    TrainSettings changed = Overrides.apply(BASE, changes);

    assertThat(changed.features().compression()).isInstanceOf(Compression.SquareRoot.class);
    assertThat(changed.network().outputTauMillis()).isEqualTo(List.of(32.0, 64.0));
    assertThat(changed.chip().signs()).isEqualTo(ChipSettings.Signs.PENALTY);
    assertThat(changed.initial().meanShare()).hasValue(0.5);
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestKnownOne() {
    assertThatThrownBy(() -> Overrides.apply(BASE, Map.of("run.batchsize", "8")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("run.batchsize")
        .hasMessageContaining("Did you mean 'batchSize'?");
  }

  @Test
  void aBadValueIsRefusedWithItsLimits() {
    assertThatThrownBy(() -> Overrides.apply(BASE, Map.of("features.sections", "3")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("features.sections");
    assertThatThrownBy(() -> Overrides.apply(BASE, Map.of("features.sections", "")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("needs a value");
    for (String key : List.of("run.epochs", "words", "optimiser.schedule", "network.hidden")) {
      assertThatThrownBy(() -> Overrides.apply(BASE, Map.of(key, "null")))
          .as(key)
          .isInstanceOf(UserError.class)
          .hasMessage(
              key + "=null: '" + key + "' needs a value; only optional settings may be null.");
    }
    assertThat(Overrides.apply(BASE, Map.of("initial.meanShare", "null")).initial().meanShare())
        .isEmpty();
  }

  @Test
  void variantsAreNamedGroupsOfChanges() throws IOException {
    Path file = folder.resolve("variants.yaml");
    Files.writeString(
        file, "one-section:\n  features: {sections: 1}\nshort:\n  run: {epochs: 3}\n");

    Map<String, Map<String, Object>> variants = Overrides.readVariants(file);

    assertThat(variants.keySet()).containsExactly("one-section", "short");
    TrainSettings shortRun = SettingsFile.change(BASE, variants.get("short"), "short");
    assertThat(shortRun).isEqualTo(BASE.withEpochs(3));
  }

  @Test
  void aFileThatHoldsNoVariantsIsRefused() throws IOException {
    Path file = folder.resolve("variants.yaml");

    assertThatThrownBy(() -> Overrides.readVariants(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be read");
    Files.writeString(file, "just text");
    assertThatThrownBy(() -> Overrides.readVariants(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("expected keys with values");
    Files.writeString(file, "Not a name: {run: {epochs: 1}}");
    assertThatThrownBy(() -> Overrides.readVariants(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("lower case");
  }
}
