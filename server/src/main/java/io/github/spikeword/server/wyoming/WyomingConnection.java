package io.github.spikeword.server.wyoming;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.server.protocol.BadMessageException;
import io.github.spikeword.server.protocol.ErrorCode;
import io.github.spikeword.server.session.Limits;
import io.github.spikeword.server.session.Reception;
import io.github.spikeword.server.session.TokenBucket;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One client of the adapter: answers {@code describe}, listens between {@code audio-start} and
 * {@code audio-stop}, and says {@code detection} as soon as a wanted word is heard, or {@code
 * not-detected} at the end. It is held to the limits of every client. One thread.
 */
final class WyomingConnection {

  private final Reception reception;
  private final WyomingReader reader;
  private final WyomingWriter writer;
  private final Limits limits;
  private final TokenBucket events;
  private final TokenBucket soundSeconds;
  private Set<String> wanted = Set.of();
  private @Nullable WyomingListening listening;

  WyomingConnection(Reception reception, WyomingReader reader, WyomingWriter writer) {
    this.reception = reception;
    this.reader = reader;
    this.writer = writer;
    limits = reception.limits();
    long now = System.nanoTime();
    events = new TokenBucket(limits.messagesPerSecond(), limits.messagesPerSecond(), now);
    soundSeconds = new TokenBucket(limits.audioRate(), limits.audioBurstSeconds(), now);
  }

  /**
   * Serves the client until it leaves.
   *
   * @param ended whether it is to be served no longer
   * @throws WyomingEndException if the client reaches a limit or does not keep to the protocol
   * @throws IOException if the connection breaks
   */
  void serve(BooleanSupplier ended) throws IOException {
    try {
      Optional<WyomingEvent> event = reader.read();
      while (event.isPresent() && !ended.getAsBoolean()) {
        if (!events.take(1, System.nanoTime())) {
          throw new WyomingEndException(
              ErrorCode.TOO_MANY_MESSAGES,
              "At most " + limits.messagesPerSecond() + " events a second are taken.");
        }
        take(event.get());
        event = reader.read();
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
        admit(listening.seconds(event.payload().length));
        listening.accept(event.payload());
      }
    } catch (BadMessageException e) {
      throw new WyomingFormatException(e.explanation());
    }
  }

  private void admit(double seconds) throws WyomingEndException {
    if (!soundSeconds.take(seconds, System.nanoTime())) {
      throw new WyomingEndException(
          ErrorCode.AUDIO_TOO_FAST,
          "Sound may come "
              + limits.audioRate()
              + " times as fast as it was spoken, and "
              + limits.audioBurstSeconds()
              + " s ahead.");
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
