package io.github.spikeword.server.wyoming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.spikeword.server.protocol.BadMessageException;
import io.github.spikeword.server.protocol.ClientMessage.Configure;
import io.github.spikeword.server.protocol.ClientMessage.Start;
import io.github.spikeword.server.protocol.FinishReason;
import io.github.spikeword.server.session.ClientSession;
import io.github.spikeword.server.session.Feed;
import io.github.spikeword.server.session.Reception;
import io.github.spikeword.server.session.SoundIntake;
import io.github.spikeword.server.session.SourceKind;
import io.github.spikeword.server.session.Transport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A session of the server whose detections leave as the adapter's events. One thread; the server's
 * clock counts the session on another, so nothing here waits for the client.
 */
final class WyomingListening {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int BYTES_PER_SAMPLE = 2;

  private final int rate;
  private final int channels;
  private final Reception reception;
  private final ClientSession session;
  private final SoundIntake intake;
  private int detections;

  /**
   * Starts listening.
   *
   * @param format an object with {@code rate}, {@code width} (bytes per sample) and {@code
   *     channels}
   * @param wanted words to be told of; all if empty
   * @throws WyomingFormatException if the format is not 16-bit PCM of a usual rate
   */
  WyomingListening(Reception reception, JsonNode format, Set<String> wanted, WyomingWriter writer)
      throws WyomingFormatException {
    rate = format.path("rate").asInt();
    channels = format.path("channels").asInt();
    if (format.path("width").asInt() != BYTES_PER_SAMPLE
        || rate < 8000
        || rate > 192_000
        || channels < 1
        || channels > 8) {
      throw new WyomingFormatException(
          "Sound must have a width of 2 bytes, a rate of 8000 to 192000 Hz and 1 to 8 channels, found "
              + format
              + ".");
    }
    this.reception = reception;
    Feed feed = reception.newFeed(SourceKind.CLIENT);
    session = new ClientSession(feed, reception.models(), reception.metrics());
    intake = new SoundIntake(new Start(rate, channels, Configure.NOTHING));
    reception.register(session);
    reception.watch(feed, new DetectionWriter(wanted, writer));
  }

  /** Whether sound of this format can go on here. */
  boolean hasFormat(JsonNode format) {
    return format.path("rate").asInt() == rate
        && format.path("channels").asInt() == channels
        && format.path("width").asInt() == BYTES_PER_SAMPLE;
  }

  /** Seconds of sound in so many bytes. */
  double seconds(int bytes) {
    return intake.seconds(bytes);
  }

  void accept(byte[] sound) throws BadMessageException {
    intake.accept(sound, System.nanoTime(), session);
  }

  void finish() {
    intake.finish(System.nanoTime(), session);
    reception.unregister(session);
    session.finish(FinishReason.CLIENT, 1000, null);
  }

  /** Words that were told so far. */
  int detections() {
    return detections;
  }

  /** A viewer that tells detections in the adapter's words. */
  private final class DetectionWriter implements Transport {

    private final Set<String> wanted;
    private final WyomingWriter writer;

    DetectionWriter(Set<String> wanted, WyomingWriter writer) {
      this.wanted = wanted;
      this.writer = writer;
    }

    @Override
    public CompletionStage<?> send(String text) {
      try {
        JsonNode message = MAPPER.readTree(text);
        String word = message.path("word").asText();
        if (message.path("type").asText().equals("detection")
            && (wanted.isEmpty() || wanted.contains(word))) {
          detections++;
          Map<String, Object> data = new LinkedHashMap<>();
          data.put("name", word);
          data.put("timestamp", Math.round(message.path("decisionMs").asDouble()));
          writer.write("detection", data);
        }
        return CompletableFuture.completedFuture(null);
      } catch (JsonProcessingException e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    @Override
    public void close(int code, String reason) {
      // the client ends the connection
    }
  }
}
