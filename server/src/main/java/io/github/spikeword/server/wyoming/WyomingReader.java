package io.github.spikeword.server.wyoming;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads events: a line of JSON with {@code type} and optionally {@code data}, then {@code
 * data_length} bytes of further JSON data, then {@code payload_length} bytes. Everything is
 * bounded. One thread at a time.
 */
final class WyomingReader {

  private static final int MAX_HEADER_BYTES = 65_536;
  private static final int MAX_DATA_BYTES = 1_048_576;
  private static final int MAX_PAYLOAD_BYTES = 4_194_304;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(32).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final InputStream in;

  /** Reads from a stream, which should be buffered. */
  WyomingReader(InputStream in) {
    this.in = in;
  }

  /**
   * Waits for the next event.
   *
   * @return empty at the end of the stream
   * @throws WyomingFormatException if what comes is no event
   * @throws EOFException if the stream ends within an event
   */
  Optional<WyomingEvent> read() throws IOException {
    Optional<byte[]> line = line();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode header = object(line.get(), "header");
    JsonNode type = header.path("type");
    if (!type.isTextual()) {
      throw new WyomingFormatException("An event needs the field 'type' with a text.");
    }
    ObjectNode data = MAPPER.createObjectNode();
    if (header.path("data") instanceof ObjectNode inline) {
      data.setAll(inline);
    }
    int dataLength = length(header, "data_length", MAX_DATA_BYTES);
    int payloadLength = length(header, "payload_length", MAX_PAYLOAD_BYTES);
    if (dataLength > 0) {
      data.setAll(object(bytes(dataLength), "data"));
    }
    return Optional.of(new WyomingEvent(type.textValue(), data, bytes(payloadLength)));
  }

  private Optional<byte[]> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 && line.size() == 0) {
        return Optional.empty();
      } else if (b < 0) {
        throw new EOFException("The stream ended within an event's header.");
      }
      line.write(b);
      if (line.size() > MAX_HEADER_BYTES) {
        throw new WyomingFormatException(
            "An event's header may have " + MAX_HEADER_BYTES + " bytes.");
      }
    }
    return Optional.of(line.toByteArray());
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The stream ended within an event.");
    }
    return bytes;
  }

  private static ObjectNode object(byte[] json, String what) throws WyomingFormatException {
    try {
      if (MAPPER.readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new WyomingFormatException("An event's " + what + " is not valid JSON.");
    } catch (IOException e) {
      throw new WyomingFormatException("An event's " + what + " is not text.");
    }
    throw new WyomingFormatException("An event's " + what + " must be a JSON object.");
  }

  private static int length(ObjectNode header, String field, int most)
      throws WyomingFormatException {
    JsonNode value = header.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < 0
        || value.intValue() > most) {
      throw new WyomingFormatException(
          "Field '" + field + "' must be a whole number from 0 to " + most + ".");
    }
    return value.intValue();
  }
}
