package io.github.spikeword.trainer.report.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.config.Overrides;
import io.github.spikeword.trainer.config.Presets;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.config.TrainSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code models/make-models.sh} has measured of one model so far, file by file.
 *
 * @param folder the model's folder, named after its bundle
 */
record ModelResults(Path folder) {

  String name() {
    return String.valueOf(folder.getFileName());
  }

  /** The document of {@code evaluate --json}. */
  Optional<JsonNode> evaluation() {
    return read("evaluation.json");
  }

  /** The document of {@code evaluate-stream --json}. */
  Optional<JsonNode> listening() {
    return read("listening.json");
  }

  /** The document of {@code check --json}. */
  Optional<JsonNode> rules() {
    return read("rules.json");
  }

  /** The table of the sweep over seeds on the preset's own split. */
  Optional<JsonNode> seeds() {
    return read("seeds/table.json");
  }

  /** The table of the sweep over seeds and speaker-disjoint folds. */
  Optional<JsonNode> folds() {
    return read("folds/table.json");
  }

  /** The table of the sweep over variants. */
  Optional<JsonNode> ablations() {
    return read("ablations/table.json");
  }

  /** What the shipped bundle's training came to. */
  Optional<JsonNode> training() {
    return read("train/result.json");
  }

  /**
   * The preset that the bundle was trained with: the one whose every setting is the run's; nothing
   * if there is no run or no such preset.
   */
  Optional<String> preset() {
    Path file = folder.resolve("train/settings.yaml");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    TrainSettings settings = SettingsFile.read(file);
    return Presets.names().stream()
        .filter(preset -> Presets.read(preset).equals(settings))
        .findFirst();
  }

  /**
   * What a sweep changed in a preset beside seed and split, as options of the command that repeats
   * it, each with a blank before it; empty if nothing, or if its runs are not there.
   *
   * @param sweep the sweep's folder
   * @param table its document, whose first run is of the base
   */
  String changes(String sweep, JsonNode table, String preset) {
    Path run = folder.resolve(sweep).resolve(table.at("/runs/0/folder").asText());
    Path file = run.resolve("settings.yaml");
    if (!Files.exists(file) || !Presets.names().contains(preset)) {
      return "";
    }
    StringBuilder options = new StringBuilder();
    Overrides.between(Presets.read(preset), SettingsFile.read(file))
        .forEach(
            (key, value) -> {
              if (!key.equals("run.seed") && !key.startsWith("split.")) {
                boolean plain = value.matches("[\\w.-]+");
                options
                    .append(" --set ")
                    .append(plain ? key + "=" + value : "'" + key + "=" + value + "'");
              }
            });
    return options.toString();
  }

  private Optional<JsonNode> read(String name) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonText.readTree(Files.readString(file)));
    } catch (JsonProcessingException e) {
      throw new UserError(
          "The result " + file + " is damaged: " + JsonText.explain(e) + " Measure it again.", e);
    } catch (IOException e) {
      throw new UserError("The result " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
