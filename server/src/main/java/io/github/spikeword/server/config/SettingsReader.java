package io.github.spikeword.server.config;

import io.github.spikeword.models.UserError;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides every setting: a flag beats the environment, the environment beats the file, the file
 * beats the default.
 */
public final class SettingsReader {

  private static final String PREFIX = "SPIKEWORD_";

  /** Variables with our prefix that are no settings. */
  private static final List<String> OTHER_VARIABLES =
      List.of(
          "SPIKEWORD_DEBUG",
          "SPIKEWORD_LOG",
          "SPIKEWORD_DATA",
          "SPIKEWORD_CONFIG",
          "SPIKEWORD_BUNDLES",
          "SPIKEWORD_JAVA_OPTS");

  /**
   * A flag that the user gave.
   *
   * @param flag as written, for example {@code --port}
   * @param text its value
   */
  public record FlagValue(String flag, String text) {}

  private final Map<String, FlagValue> flags = new LinkedHashMap<>();
  private final Map<String, String> environment;
  private Optional<Path> file = Optional.empty();

  /**
   * @param environment environment variables
   */
  public SettingsReader(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Takes a value from a flag. */
  public SettingsReader flag(Setting<?> setting, String flag, Object value) {
    flags.put(setting.name(), new FlagValue(flag, value.toString()));
    return this;
  }

  /**
   * Takes a value from {@code --set name=value}.
   *
   * @throws UserError if there is no such setting
   */
  public SettingsReader set(String name, String text) {
    requireKnown(name, "--set");
    flags.put(name, new FlagValue("--set", text));
    return this;
  }

  /** Names the configuration file; it must exist. */
  public SettingsReader file(Path path) {
    file = Optional.of(path);
    return this;
  }

  /**
   * Decides all settings.
   *
   * @throws UserError if a value or a name makes no sense; the message says where it was written
   */
  public Settings read() {
    Map<String, String> fromFile = file.map(SettingsFile::read).orElseGet(Map::of);
    fromFile.keySet().forEach(name -> requireKnown(name, "file " + file.orElseThrow()));
    requireKnownVariables();
    Map<String, Settings.Resolved> values = new HashMap<>();
    for (Setting<?> setting : KnownSettings.ALL) {
      values.put(setting.name(), resolve(setting, fromFile));
    }
    return new Settings(values);
  }

  private Settings.Resolved resolve(Setting<?> setting, Map<String, String> fromFile) {
    FlagValue flag = flags.get(setting.name());
    if (flag != null) {
      return parse(setting, flag.text(), new Origin.Flag(flag.flag()));
    }
    String variable = environment.get(setting.environmentName());
    if (variable != null) {
      return parse(setting, variable, new Origin.Environment(setting.environmentName()));
    }
    String written = fromFile.get(setting.name());
    if (written != null) {
      return parse(setting, written, new Origin.File(file.orElseThrow()));
    }
    return parse(setting, setting.defaultText(), new Origin.Default());
  }

  private static Settings.Resolved parse(Setting<?> setting, String text, Origin origin) {
    try {
      return new Settings.Resolved(text, setting.parser().parse(text), origin);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "Setting '"
              + setting.name()
              + "' must be "
              + e.getMessage()
              + ", found '"
              + (setting.secret() ? "(not shown)" : text)
              + "' ("
              + origin.describe()
              + ").",
          e);
    }
  }

  private void requireKnownVariables() {
    for (String variable : environment.keySet()) {
      if (variable.startsWith(PREFIX)
          && !OTHER_VARIABLES.contains(variable)
          && KnownSettings.ALL.stream().noneMatch(s -> s.environmentName().equals(variable))) {
        String nearest =
            Nearest.of(variable, KnownSettings.ALL.stream().map(Setting::environmentName).toList());
        throw new UserError(
            "Environment variable "
                + variable
                + " sets nothing; did you mean "
                + nearest
                + "? 'spikeword config show' lists all settings.");
      }
    }
  }

  private static void requireKnown(String name, String where) {
    List<String> names = KnownSettings.ALL.stream().map(Setting::name).toList();
    if (!names.contains(name)) {
      throw new UserError(
          "There is no setting '"
              + name
              + "' ("
              + where
              + "); did you mean '"
              + Nearest.of(name, names)
              + "'? 'spikeword config show' lists all settings.");
    }
  }
}
