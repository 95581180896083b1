package io.github.spikeword.server.protocol;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Turns messages into JSON. The console's {@code --json}, the feed and {@code recognize} all come
 * here, so that they cannot differ.
 */
public final class EventJson {

  /** A message as it goes over the wire. */
  @JsonPropertyOrder({"type", "seq", "session", "streamTimeMs", "wallTime"})
  private record Wire(
      MessageType type,
      long seq,
      String session,
      double streamTimeMs,
      String wallTime,
      @JsonUnwrapped ServerMessage message) {}

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS).build();

  /** One line of JSON. */
  public static String write(Stamp stamp, ServerMessage message) {
    return write(
        new Wire(
            message.type(),
            stamp.seq(),
            stamp.session(),
            stamp.streamTimeMs(),
            stamp.wallTime().toString(),
            message));
  }

  /** Any other document of the server, made of records, maps, lists and plain values. */
  public static String write(Object document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "A " + document.getClass().getSimpleName() + " can't be written as JSON.", e);
    }
  }

  private EventJson() {}
}
