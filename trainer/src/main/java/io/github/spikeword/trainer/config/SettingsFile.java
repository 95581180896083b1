package io.github.spikeword.trainer.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Compression;
import io.github.spikeword.models.json.RequiredUnlessOptional;
import io.github.spikeword.trainer.corpus.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Training settings as YAML (of which JSON is a part). A file may name a preset to start from in
 * {@code extends} and then holds only what differs. Unknown keys are refused with the nearest known
 * one. Files of earlier versions, such as those in run folders, are understood.
 */
public final class SettingsFile {

  private static final String EXTENDS = "extends";
  private static final String COMPRESSION = "compression";
  private static final String READOUT = "readout";

  /**
   * Keys that files written before they existed lack, with the values that mean what was so then.
   */
  private static final Map<String, Map<String, Object>> ADDED_LATER =
      Map.of("optimiser", Map.of("surrogatePeak", 1.0), "data", Map.of("silenceMillis", 0));

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              new YAMLFactory()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  // a type as a YAML tag would be lost when the file is read as a tree
                  .disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID)
                  // else the words [yes, no] are read as [true, false]
                  .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS))
          .addModule(new Jdk8Module())
          .annotationIntrospector(new RequiredUnlessOptional())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .addMixIn(Compression.class, CompressionKinds.class)
          .build();

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Compression.Linear.class, name = "linear"),
    @JsonSubTypes.Type(value = Compression.SquareRoot.class, name = "sqrt"),
    @JsonSubTypes.Type(value = Compression.Log.class, name = "log"),
    @JsonSubTypes.Type(value = Compression.Pcen.class, name = "pcen")
  })
  private interface CompressionKinds {}

  /**
   * Reads a file.
   *
   * @throws UserError if it is missing, no YAML, incomplete, or has an unknown key or a bad value
   */
  public static TrainSettings read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UserError(
          "The training configuration " + file + " cannot be read. Check the path.", e);
    }
    return parse(text, file.toString());
  }

  /** Reads a preset that ships with the trainer, see {@link Presets}. */
  static TrainSettings readPreset(String name) {
    return parse(presetText(name), "preset '" + name + "'");
  }

  /**
   * Parses YAML.
   *
   * @param place what messages call the source
   */
  public static TrainSettings parse(String text, String place) {
    try {
      return convert(resolve(text, place), place);
    } catch (JsonProcessingException e) {
      throw new UserError(badValue(e, place), e);
    }
  }

  /**
   * Settings with some values changed.
   *
   * @param changes what differs, nested as in a file; a list replaces a list as a whole
   * @param place what messages call the source of the changes
   * @throws UserError if a key is unknown or a value bad
   */
  public static TrainSettings change(TrainSettings settings, Map<String, ?> changes, String place) {
    return change(settings, List.of(changes), place);
  }

  /**
   * Settings with changes made one after the other; only what comes out must be valid.
   *
   * @throws UserError if a key is unknown or a value bad
   */
  static TrainSettings change(
      TrainSettings settings, List<? extends Map<String, ?>> changes, String place) {
    ObjectNode tree = MAPPER.valueToTree(settings);
    for (Map<String, ?> change : changes) {
      ObjectNode overlay = MAPPER.valueToTree(change);
      renameWhatMoved(overlay);
      merge(tree, overlay);
    }
    return convert(tree, place);
  }

  /** Any YAML document as maps, lists, strings, numbers, booleans. */
  static @Nullable Object plain(String text) throws JsonProcessingException {
    return MAPPER.readValue(text, Object.class);
  }

  private static TrainSettings convert(ObjectNode tree, String place) {
    try {
      return MAPPER.treeToValue(tree, TrainSettings.class);
    } catch (UnrecognizedPropertyException e) {
      throw new UserError(unknownKey(e, place), e);
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof UserError cause) {
        throw new UserError(place + ": " + cause.getMessage(), e);
      }
      throw new UserError(badValue(e, place), e);
    }
  }

  /** The settings as YAML, every value written out. */
  public static String write(TrainSettings settings) {
    try {
      return MAPPER.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Training settings could not be written as YAML.", e);
    }
  }

  /** The settings as a tree of maps, lists, strings, numbers and booleans. */
  public static Map<String, Object> toMap(TrainSettings settings) {
    return MAPPER.convertValue(settings, new TypeReference<Map<String, Object>>() {});
  }

  private static ObjectNode resolve(String text, String place) throws JsonProcessingException {
    JsonNode tree = MAPPER.readTree(text);
    if (!(tree instanceof ObjectNode settings)) {
      throw new UserError(
          place + " holds no training settings: expected keys such as 'words:' and 'run:'.");
    }
    renameWhatMoved(settings);
    JsonNode base = settings.remove(EXTENDS);
    if (base == null) {
      addWhatCameLater(settings);
      return settings;
    }
    ObjectNode merged = resolve(presetText(base.asText()), "preset '" + base.asText() + "'");
    merge(merged, settings);
    return merged;
  }

  /** Before windows had parts, a listener's plain window was a setting of its recordings. */
  private static void renameWhatMoved(ObjectNode settings) {
    if (settings.get("stream") instanceof ObjectNode stream && stream.has("windowSteps")) {
      JsonNode steps = stream.remove("windowSteps");
      ObjectNode readout = settings.withObject(READOUT).put("parts", 1);
      readout.putObject("partSteps").<ObjectNode>set("shortest", steps).set("longest", steps);
    }
  }

  private static void addWhatCameLater(ObjectNode settings) {
    if (!settings.has(READOUT)) {
      settings.putObject(READOUT).put("parts", 1);
    }
    ADDED_LATER.forEach(
        (section, values) -> {
          if (settings.get(section) instanceof ObjectNode present) {
            values.forEach((key, value) -> present.putIfAbsent(key, MAPPER.valueToTree(value)));
          }
        });
  }

  /**
   * Overlays objects key by key. What is no object replaces, and so does a compression of another
   * kind, which has keys of its own.
   */
  private static void merge(ObjectNode into, ObjectNode from) {
    for (Map.Entry<String, JsonNode> field : from.properties()) {
      JsonNode present = into.get(field.getKey());
      if (present instanceof ObjectNode object
          && field.getValue() instanceof ObjectNode changes
          && !(field.getKey().equals(COMPRESSION) && otherKind(object, changes))) {
        merge(object, changes);
      } else {
        into.set(field.getKey(), field.getValue());
      }
    }
  }

  private static boolean otherKind(ObjectNode object, ObjectNode changes) {
    return changes.has("kind") && !changes.get("kind").equals(object.get("kind"));
  }

  private static String presetText(String name) {
    try (InputStream in =
        SettingsFile.class.getResourceAsStream("/presets/" + Presets.require(name) + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("Preset '" + name + "' is listed but not shipped.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Preset '" + name + "' could not be read.", e);
    }
  }

  private static String unknownKey(UnrecognizedPropertyException e, String place) {
    List<String> known = e.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
    Optional<String> nearest = Spelling.nearest(e.getPropertyName(), known);
    return place
        + ": unknown key '"
        + path(e)
        + "'. "
        + nearest
            .map(key -> "Did you mean '" + key + "'?")
            .orElse("Known here: " + String.join(", ", known) + ".");
  }

  private static String badValue(JsonProcessingException e, String place) {
    if (e instanceof MismatchedInputException empty
        && e.getOriginalMessage().matches("(?s)(Cannot map `null`|Null value for creator).*")) {
      return place + ": '" + path(empty) + "' needs a value; only optional settings may be null.";
    }
    if (e instanceof MismatchedInputException missing
        && e.getOriginalMessage().startsWith("Missing required creator property")) {
      return place
          + ": the key '"
          + path(missing)
          + "' is missing. Add it, or start from a preset with '"
          + EXTENDS
          + ": PRESET', which has all keys.";
    }
    String where =
        e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
            ? " at '" + path(mapping) + "'"
            : "";
    return place + " cannot be understood" + where + ": " + e.getOriginalMessage();
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private SettingsFile() {}
}
