package io.github.spikeword.server.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A remote microphone of the load generator: sends pieces of sound when told to, and takes the time
 * from the moment a piece was due until the score of its last step arrives.
 */
final class LoadClient implements WebSocket.Listener {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int RATE = 16_000;
  private static final int REMEMBERED = 4096;

  private final byte[] sound;
  private final int chunkBytes;
  private final double chunkMillis;
  private final AtomicLongArray due = new AtomicLongArray(REMEMBERED);
  private final StringBuilder partial = new StringBuilder();
  private final CompletableFuture<Long> processed = new CompletableFuture<>();
  private final Tally tally;
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

  @SuppressWarnings("NullAway.Init") // connect sets it before anything is sent
  private WebSocket socket;

  private int at;
  private long sent;

  /** What all clients count together. Thread-safe. */
  interface Tally {
    /** The answer to a piece of sound arrived so long after the piece was due. */
    void answered(long nanos);

    /** A word was heard, so long after the arrival of its sound at the server. */
    void detected(double serverLatencyMs);

    /** The server has dropped so many messages for this client. */
    void dropped(long messages);

    /** Something went wrong. */
    void failed(String what);
  }

  private LoadClient(byte[] sound, int chunkSamples, int offset, Tally tally) {
    this.sound = sound;
    this.tally = tally;
    chunkBytes = 2 * chunkSamples;
    chunkMillis = 1000.0 * chunkSamples / RATE;
    at = offset / chunkBytes * chunkBytes;
  }

  /**
   * Connects.
   *
   * @param sound 16-bit little-endian, 16 kHz, mono; repeated for ever
   * @param offset first byte to send
   */
  static LoadClient connect(
      HttpClient http, URI address, byte[] sound, int chunkSamples, int offset, Tally tally) {
    LoadClient client = new LoadClient(sound, chunkSamples, offset, tally);
    client.socket = http.newWebSocketBuilder().buildAsync(address, client).join();
    client
        .socket
        .sendText(
            "{\"type\":\"start\",\"rate\":16000,\"channels\":1,\"events\":[\"score\",\"heartbeat\"],\"scoreEveryMs\":"
                + client.chunkMillis
                + "}",
            true)
        .join();
    return client;
  }

  /** Sends the next piece. Called by one thread at a time. */
  void send(long dueNanos) {
    if (!sending.isDone()) {
      tally.failed("a piece of sound was still being sent when the next was due");
      return;
    }
    if (at + chunkBytes > sound.length) {
      at = 0;
    }
    due.set((int) (sent % REMEMBERED), dueNanos);
    sent++;
    sending = socket.sendBinary(ByteBuffer.wrap(sound, at, chunkBytes), true);
    at += chunkBytes;
  }

  /** Samples sent so far. */
  long samplesSent() {
    return sent * chunkBytes / 2;
  }

  /**
   * Says that there is no more sound; completes with the samples that the server worked through.
   */
  CompletableFuture<Long> finish() {
    sending.join();
    sending = socket.sendText("{\"type\":\"finish\"}", true);
    return processed;
  }

  @Override
  public CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      long now = System.nanoTime();
      try {
        take(MAPPER.readTree(partial.toString()), now);
      } catch (JsonProcessingException e) {
        tally.failed("a message is no JSON");
      }
      partial.setLength(0);
    }
    ws.request(1);
    return CompletableFuture.completedFuture(null);
  }

  private void take(JsonNode message, long now) {
    switch (message.path("type").asText()) {
      case "score" -> {
        // the score at time t was made of the sound up to t
        double pieces = message.path("streamTimeMs").asDouble() / chunkMillis;
        long piece = (long) Math.ceil(pieces) - 1;
        tally.answered(now - due.get((int) (piece % REMEMBERED)));
      }
      case "detection" -> tally.detected(message.path("latencyMs").asDouble());
      case "heartbeat" -> tally.dropped(message.path("droppedEvents").asLong());
      case "error" -> tally.failed(message.path("message").asText());
      case "finished" -> processed.complete(message.path("processedSamples").asLong());
      default -> {
        // hello and what later versions add
      }
    }
  }

  @Override
  public void onError(WebSocket ws, Throwable error) {
    tally.failed("a connection broke: " + error);
    processed.completeExceptionally(error);
  }

  /** Closes the connection. */
  void close() {
    socket.abort();
  }
}
