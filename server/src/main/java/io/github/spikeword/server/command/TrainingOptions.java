package io.github.spikeword.server.command;

import io.github.spikeword.trainer.cache.FeatureCache;
import io.github.spikeword.trainer.config.Overrides;
import io.github.spikeword.trainer.config.Presets;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.config.TrainSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code train} and {@code sweep} are told alike: settings, corpus, folders, threads. */
final class TrainingOptions {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "Settings that ship with the program; a wrong name lists them.")
  private @Nullable String preset;

  @Option(names = "--config", paramLabel = "FILE", description = "Settings in YAML or JSON.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change one setting, for example --set features.sections=1; repeatable.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--words",
      split = ",",
      paramLabel = "WORD",
      description = "Other words than the settings', two or more.")
  private @Nullable List<String> words;

  @Option(names = "--epochs", paramLabel = "N", description = "Another number of epochs.")
  private @Nullable Integer epochs;

  @Mixin private final CorpusOptions corpus = new CorpusOptions();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private Path out;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Where features are kept between runs (default: the user's cache folder).")
  private @Nullable Path cache;

  /**
   * The settings of preset or file with all changes.
   *
   * @param otherwise the settings if neither is named; a usage error if empty
   */
  TrainSettings settings(Optional<TrainSettings> otherwise) {
    TrainSettings settings = Overrides.apply(base(otherwise), set);
    if (words != null) {
      settings = settings.withWords(words);
    }
    return epochs == null ? settings : settings.withEpochs(epochs);
  }

  private TrainSettings base(Optional<TrainSettings> otherwise) {
    if (preset != null && config != null) {
      throw mistake("--preset and --config exclude each other");
    }
    if (preset != null) {
      return Presets.read(preset);
    }
    if (config != null) {
      return SettingsFile.read(config);
    }
    return otherwise.orElseThrow(
        () ->
            mistake(
                "Say what to train with --preset NAME ("
                    + String.join(", ", Presets.names())
                    + ") or --config FILE"));
  }

  Path data() {
    return corpus.data();
  }

  Path out() {
    return out;
  }

  Path cache() {
    return cache == null ? FeatureCache.defaultFolder() : cache;
  }

  int threads() {
    return corpus.threads();
  }

  private ParameterException mistake(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
