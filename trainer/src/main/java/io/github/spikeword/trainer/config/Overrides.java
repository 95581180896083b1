package io.github.spikeword.trainer.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes to settings: single values given as {@code key=value} on a command line, or named groups
 * of changes in a file.
 */
public final class Overrides {

  /**
   * Settings with values changed one after the other; only what comes out must be valid.
   *
   * @param assignments dotted key to YAML value, for example {@code features.sections} to {@code
   *     1}; {@code null} takes an optional value away
   * @throws UserError if a key is unknown or a value bad
   */
  public static TrainSettings apply(TrainSettings settings, Map<String, String> assignments) {
    List<Map<String, @Nullable Object>> changes = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (Map.Entry<String, String> assignment : assignments.entrySet()) {
      changes.add(nested(assignment.getKey(), value(assignment)));
      places.add(assignment.getKey() + "=" + assignment.getValue());
    }
    return SettingsFile.change(settings, changes, String.join(", ", places));
  }

  /**
   * What has to be assigned to one group of settings to make it another; {@link #apply} does it.
   *
   * @return dotted key to YAML value, sorted by key; a group that has other keys is one value
   */
  public static SortedMap<String, String> between(TrainSettings from, TrainSettings to) {
    SortedMap<String, String> assignments = new TreeMap<>();
    difference("", SettingsFile.toMap(from), SettingsFile.toMap(to), assignments);
    return assignments;
  }

  private static void difference(
      String prefix, Map<?, ?> from, Map<?, ?> to, SortedMap<String, String> into) {
    to.forEach(
        (key, value) -> {
          Object before = from.get(key);
          if (before instanceof Map<?, ?> old
              && value instanceof Map<?, ?> changed
              && old.keySet().equals(changed.keySet())) {
            difference(prefix + key + ".", old, changed, into);
          } else if (!Objects.equals(before, value)) {
            into.put(prefix + key, JsonText.writeLine(value));
          }
        });
  }

  /**
   * Reads a file of variants: a name, and below it what differs, nested as in a settings file.
   *
   * @return changes by name, in the file's order
   * @throws UserError if the file is missing or holds something else
   */
  public static Map<String, Map<String, Object>> readVariants(Path file) {
    Map<String, Map<String, Object>> variants = new LinkedHashMap<>();
    for (Map.Entry<String, Object> variant : document(file).entrySet()) {
      if (!variant.getKey().matches("[a-z0-9][a-z0-9-]*")) {
        throw new UserError(
            file
                + ": a variant's name must have lower case letters, digits and dashes, found '"
                + variant.getKey()
                + "'.");
      }
      variants.put(variant.getKey(), mapping(variant.getValue(), file + ", " + variant.getKey()));
    }
    if (variants.isEmpty()) {
      throw new UserError(file + " names no variant. Expected a name with settings below it.");
    }
    return variants;
  }

  private static Map<String, Object> document(Path file) {
    try {
      return mapping(SettingsFile.plain(Files.readString(file)), file.toString());
    } catch (JsonProcessingException e) {
      throw new UserError(file + " is no YAML: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UserError("The file of variants " + file + " cannot be read. Check the path.", e);
    }
  }

  private static Map<String, Object> mapping(@Nullable Object value, String place) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new UserError(place + ": expected keys with values, found " + value + ".");
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, content) -> copy.put(String.valueOf(key), content));
    return copy;
  }

  private static @Nullable Object value(Map.Entry<String, String> assignment) {
    if (assignment.getValue().isBlank()) {
      throw new UserError("The setting " + assignment.getKey() + " needs a value behind '='.");
    }
    try {
      return SettingsFile.plain(assignment.getValue());
    } catch (JsonProcessingException e) {
      throw new UserError(
          "The value of "
              + assignment.getKey()
              + " is no YAML: '"
              + assignment.getValue()
              + "'. Quote texts with special characters.",
          e);
    }
  }

  private static Map<String, @Nullable Object> nested(String key, @Nullable Object value) {
    int dot = key.indexOf('.');
    return dot < 0
        ? Collections.singletonMap(key, value)
        : Collections.singletonMap(key.substring(0, dot), nested(key.substring(dot + 1), value));
  }

  private Overrides() {}
}
