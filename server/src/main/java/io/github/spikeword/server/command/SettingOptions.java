package io.github.spikeword.server.command;

import io.github.spikeword.models.UserError;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.config.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options {@code --config} and {@code --set}, and the way from them to {@link Settings}. */
public final class SettingOptions {

  private static final String CONFIG_VARIABLE = "SPIKEWORD_CONFIG";
  private static final Path CONFIG_FILE = Path.of("spikeword.yml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration file (YAML); else SPIKEWORD_CONFIG, else ./spikeword.yml if there is one.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Set anything that 'spikeword config show' lists.")
  private Map<String, String> set = new LinkedHashMap<>();

  /**
   * Reads the settings.
   *
   * @param flags adds what the command's own flags say; they beat {@code --set}
   * @throws UserError if a value or a name makes no sense
   */
  Settings read(Consumer<SettingsReader> flags) {
    SettingsReader reader = new SettingsReader(System.getenv());
    file().ifPresent(reader::file);
    set.forEach(reader::set);
    flags.accept(reader);
    return reader.read();
  }

  private Optional<Path> file() {
    if (config != null) {
      return Optional.of(config);
    }
    String variable = System.getenv(CONFIG_VARIABLE);
    if (variable != null && !variable.isBlank()) {
      return Optional.of(Path.of(variable));
    }
    return Files.exists(CONFIG_FILE) ? Optional.of(CONFIG_FILE) : Optional.empty();
  }
}
