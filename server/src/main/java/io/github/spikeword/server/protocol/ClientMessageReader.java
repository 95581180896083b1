package io.github.spikeword.server.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.server.protocol.ClientMessage.Configure;
import io.github.spikeword.server.protocol.ClientMessage.Mismatch;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads what clients say. Fields that are not known are ignored; known ones with a wrong value are
 * refused, with a sentence that names the field, what is expected and what was found.
 */
public final class ClientMessageReader {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(16)
                          .maxNumberLength(64)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Longest excerpt of a client's own text in an answer. */
  private static final int MAX_QUOTE = 60;

  /** Reads one text message. */
  public static ClientMessage read(String text) throws BadMessageException {
    JsonNode message = parse(text);
    if (!message.isObject()) {
      throw new BadMessageException("A message must be a JSON object, found " + quote(text) + ".");
    }
    JsonNode type = message.path("type");
    if (!type.isTextual()) {
      throw new BadMessageException("A message needs the field 'type' with a text.");
    }
    return switch (type.textValue()) {
      case "configure" -> configure(message);
      case "start" -> start(message);
      case "finish" -> new ClientMessage.Finish();
      default -> new ClientMessage.Unknown(quote(type.textValue()));
    };
  }

  private static JsonNode parse(String text) throws BadMessageException {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BadMessageException("The message is not valid JSON: " + quote(text) + ".");
    }
  }

  private static ClientMessage.Start start(JsonNode message) throws BadMessageException {
    JsonNode format = message.path("format");
    if (!format.isMissingNode() && !"s16le".equals(format.textValue())) {
      throw new BadMessageException(
          "Field 'format' must be 's16le', found " + quote(format.toString()) + ".");
    }
    if (!message.has("rate") || !message.has("channels")) {
      throw new BadMessageException("A start message needs the fields 'rate' and 'channels'.");
    }
    return new ClientMessage.Start(
        (int) wholeNumber(message, "rate", 8000, 192_000),
        (int) wholeNumber(message, "channels", 1, 8),
        configure(message));
  }

  private static Configure configure(JsonNode message) throws BadMessageException {
    return new Configure(
        events(message),
        optionalNumber(message, "scoreEveryMs", 0, 60_000),
        message.has("activityEverySteps")
            ? OptionalInt.of((int) wholeNumber(message, "activityEverySteps", 1, 125))
            : OptionalInt.empty(),
        words(message),
        optionalNumber(message, "refractoryMillis", 0, 60_000),
        model(message),
        mismatch(message));
  }

  private static Optional<Set<MessageType>> events(JsonNode message) throws BadMessageException {
    JsonNode events = message.path("events");
    if (events.isMissingNode()) {
      return Optional.empty();
    }
    if (!events.isArray()) {
      throw new BadMessageException("Field 'events' must be a list of message types.");
    }
    Set<MessageType> chosen = EnumSet.noneOf(MessageType.class);
    for (JsonNode event : events) {
      // a type of a later version is no mistake: this server just has none of that kind
      MessageType.of(event.asText()).filter(type -> !type.isAlwaysSent()).ifPresent(chosen::add);
    }
    return Optional.of(chosen);
  }

  private static Map<String, WordLevels> words(JsonNode message) throws BadMessageException {
    JsonNode words = message.path("words");
    if (words.isMissingNode()) {
      return Map.of();
    }
    if (!words.isObject()) {
      throw new BadMessageException("Field 'words' must be an object with one entry per word.");
    }
    Map<String, WordLevels> levels = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> word : words.properties()) {
      double threshold = number(word.getValue(), "threshold", -1e6, 1e6);
      double release = number(word.getValue(), "release", -1e6, 1e6);
      if (!(release < threshold)) {
        throw new BadMessageException(
            "The release level of '"
                + quote(word.getKey())
                + "' must lie below its threshold, found release "
                + release
                + " and threshold "
                + threshold
                + ".");
      }
      levels.put(word.getKey(), new WordLevels(threshold, release));
    }
    return levels;
  }

  private static Optional<String> model(JsonNode message) throws BadMessageException {
    JsonNode model = message.path("model");
    if (model.isMissingNode()) {
      return Optional.empty();
    }
    // names only: a client must not make the server look at folders
    if (!model.isTextual() || !model.textValue().matches("[a-z0-9][a-z0-9-]{0,99}")) {
      throw new BadMessageException(
          "Field 'model' must be a bundle's name (lower case letters, digits and dashes), found "
              + quote(model.toString())
              + ".");
    }
    return Optional.of(model.textValue());
  }

  private static Optional<Mismatch> mismatch(JsonNode message) throws BadMessageException {
    JsonNode mismatch = message.path("mismatch");
    if (mismatch.isMissingNode()) {
      return Optional.empty();
    }
    if (!mismatch.isObject()) {
      throw new BadMessageException(
          "Field 'mismatch' must be an object with 'leak', 'threshold' and 'seed'.");
    }
    return Optional.of(
        new Mismatch(
            number(mismatch, "leak", 0, 1),
            number(mismatch, "threshold", 0, 1),
            mismatch.has("seed") ? wholeNumber(mismatch, "seed", 0, (1L << 53) - 1) : 0));
  }

  private static OptionalDouble optionalNumber(
      JsonNode message, String field, double least, double most) throws BadMessageException {
    return message.has(field)
        ? OptionalDouble.of(number(message, field, least, most))
        : OptionalDouble.empty();
  }

  private static double number(JsonNode message, String field, double least, double most)
      throws BadMessageException {
    JsonNode value = message.path(field);
    if (!value.isNumber() || !(value.doubleValue() >= least && value.doubleValue() <= most)) {
      throw new BadMessageException(
          "Field '"
              + field
              + "' must be a number from "
              + least
              + " to "
              + most
              + ", found "
              + found(value)
              + ".");
    }
    return value.doubleValue();
  }

  private static long wholeNumber(JsonNode message, String field, long least, long most)
      throws BadMessageException {
    JsonNode value = message.path(field);
    if (!value.canConvertToExactIntegral()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      throw new BadMessageException(
          "Field '"
              + field
              + "' must be a whole number from "
              + least
              + " to "
              + most
              + ", found "
              + found(value)
              + ".");
    }
    return value.longValue();
  }

  private static String found(JsonNode value) {
    return value.isMissingNode() ? "nothing" : quote(value.toString());
  }

  private static String quote(String text) {
    String oneLine = text.replaceAll("\\p{Cntrl}", " ");
    return oneLine.length() <= MAX_QUOTE ? oneLine : oneLine.substring(0, MAX_QUOTE) + "...";
  }

  private ClientMessageReader() {}
}
