package io.github.spikeword.server.wyoming;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.server.protocol.BadMessageException;
import io.github.spikeword.server.session.Reception;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One client of the adapter: answers {@code describe}, listens between {@code audio-start} and
 * {@code audio-stop}, and says {@code detection} as soon as a wanted word is heard, or {@code
 * not-detected} at the end. One thread.
 */
final class WyomingConnection {

  private final Reception reception;
  private final WyomingReader reader;
  private final WyomingWriter writer;
  private Set<String> wanted = Set.of();
  private @Nullable WyomingListening listening;

  WyomingConnection(Reception reception, WyomingReader reader, WyomingWriter writer) {
    this.reception = reception;
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * Serves the client until it leaves.
   *
   * @throws IOException if the connection breaks or the client does not keep to the protocol
   */
  void serve() throws IOException {
    try {
      for (Optional<WyomingEvent> event = reader.read(); event.isPresent(); event = reader.read()) {
        take(event.get());
      }
    } finally {
      stop();
    }
  }

  private void take(WyomingEvent event) throws IOException {
    switch (event.type()) {
      case "describe" -> writer.write("info", WyomingInfo.of(reception.models().current()));
      case "ping" -> writer.write("pong", Map.of());
      case "detect" -> wanted = names(event.data());
      case "audio-start" -> start(event.data());
      case "audio-chunk" -> chunk(event);
      case "audio-stop" -> {
        if (listening != null && listening.detections() + stop() == 0) {
          writer.write("not-detected", Map.of());
        }
      }
      default -> {
        // other services of the protocol
      }
    }
  }

  /** The words that the client wants to be told of; all of them if it names none. */
  private static Set<String> names(JsonNode data) {
    Set<String> names = new TreeSet<>();
    data.path("names").forEach(name -> names.add(name.asText()));
    return names;
  }

  private void start(JsonNode format) throws IOException {
    stop();
    listening = new WyomingListening(reception, format, wanted, writer);
  }

  private void chunk(WyomingEvent event) throws IOException {
    if (listening == null || !listening.hasFormat(event.data())) {
      start(event.data()); // every chunk bears its format, so the start may be missing
    }
    try {
      if (listening != null) {
        listening.accept(event.payload());
      }
    } catch (BadMessageException e) {
      throw new WyomingFormatException(e.explanation());
    }
  }

  /** Ends the sound and returns how many words its very end still gave. */
  private int stop() {
    WyomingListening ended = listening;
    listening = null;
    if (ended == null) {
      return 0;
    }
    int before = ended.detections();
    ended.finish();
    return ended.detections() - before;
  }
}
