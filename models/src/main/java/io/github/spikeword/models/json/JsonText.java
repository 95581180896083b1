package io.github.spikeword.models.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes and reads JSON. Written text depends on nothing but the value: fields in the order of the
 * record's components or the map, two blanks of indentation, lines ended by a line feed, one at the
 * end. Reading is strict: no duplicate fields, no text behind the value, numbers and text never in
 * place of each other, no missing field of a record and no null but for optional ones.
 */
public final class JsonText {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          // the runtime's own conversion of numbers to text changed in Java 19
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .annotationIntrospector(new RequiredUnlessOptional())
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
          .withConfigOverride(
              Optional.class,
              optional -> optional.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
          .withConfigOverride(
              OptionalDouble.class,
              optional -> optional.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  private static final ObjectWriter WRITER =
      MAPPER.writer(
          new DefaultPrettyPrinter()
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withSeparators(
                  DefaultPrettyPrinter.DEFAULT_SEPARATORS.withObjectFieldValueSpacing(
                      Separators.Spacing.AFTER)));

  /** The text of a value: records, maps, lists, strings, numbers, booleans, optionals. */
  public static String write(Object value) {
    try {
      return WRITER.writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The value has no JSON form.", e);
    }
  }

  /** The text of a value on one line, without a line end. */
  public static String writeLine(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The value cannot be written as JSON.", e);
    }
  }

  /**
   * Reads a text as a record.
   *
   * @throws JsonProcessingException if the text is no JSON or does not have the record's form
   */
  public static <T> T read(String text, Class<T> type) throws JsonProcessingException {
    return MAPPER.readValue(text, type);
  }

  /**
   * Reads a text as a tree.
   *
   * @throws JsonProcessingException if the text is no JSON
   */
  public static JsonNode readTree(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** Where a text could not be read and why: line, column, field and reason, a sentence. */
  public static String explain(JsonProcessingException e) {
    StringBuilder text = new StringBuilder();
    JsonLocation location = e.getLocation();
    if (location != null) {
      text.append("line ").append(location.getLineNr());
      text.append(", column ").append(location.getColumnNr()).append(", ");
    }
    if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      text.append("field '");
      String separator = "";
      for (JsonMappingException.Reference step : mapping.getPath()) {
        text.append(separator);
        text.append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        separator = ".";
      }
      text.append("', ");
    }
    // without the library's advice on its own settings
    return text + e.getOriginalMessage().replaceAll(" \\((but|for|through|start|set).*", "") + ".";
  }

  private JsonText() {}
}
