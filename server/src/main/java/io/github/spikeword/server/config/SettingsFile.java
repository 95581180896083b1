package io.github.spikeword.server.config;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the YAML configuration file: nested maps, whose paths are the settings' names. */
final class SettingsFile {

  private static final int MAX_BYTES = 1 << 20;

  /**
   * Reads a file into dotted names and texts.
   *
   * @throws UserError if it can't be read or is not a map of scalars, lists and maps
   */
  static Map<String, String> read(Path path) {
    Map<String, String> values = new LinkedHashMap<>();
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new UserError("Configuration file " + path + " is larger than 1 MiB.");
      }
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Object document = new Yaml(new SafeConstructor(options)).load(Files.readString(path));
      if (document != null) {
        flatten(path, "", document, values);
      }
    } catch (IOException e) {
      throw new UserError("Configuration file " + path + " can't be read: " + reason(e) + ".", e);
    } catch (YAMLException e) {
      throw new UserError(
          "Configuration file "
              + path
              + " is not valid YAML: "
              + String.valueOf(e.getMessage())
                  .lines()
                  .map(String::strip)
                  .limit(2)
                  .collect(Collectors.joining(" ")),
          e);
    }
    return values;
  }

  private static void flatten(
      Path path, String name, @Nullable Object node, Map<String, String> values) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) ->
              flatten(path, name.isEmpty() ? "" + key : name + "." + key, value, values));
    } else if (name.isEmpty()) {
      throw new UserError(
          "Configuration file "
              + path
              + " must hold settings as 'name: value', found '"
              + node
              + "'.");
    } else if (node instanceof List<?> list) {
      values.put(name, list.stream().map(String::valueOf).collect(Collectors.joining(",")));
    } else {
      values.put(name, node == null ? "" : node.toString());
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "there is no such file"
        : "" + e.getMessage();
  }

  private SettingsFile() {}
}
