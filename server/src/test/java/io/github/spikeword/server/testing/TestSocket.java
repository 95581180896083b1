package io.github.spikeword.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client on a real WebSocket. Every message that it sees must fit the published schemas. */
public final class TestSocket implements WebSocket.Listener, AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 10;

  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private final List<JsonNode> all = new ArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  private TestSocket() {}

  /** Connects, with header names and values as given. */
  public static TestSocket connect(URI server, String path, String... headers) {
    TestSocket client = new TestSocket();
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
    for (int h = 0; h < headers.length; h += 2) {
      builder.header(headers[h], headers[h + 1]);
    }
    URI address = URI.create(server.toString().replaceFirst("^http", "ws") + path);
    client.socket = builder.buildAsync(address, client).join();
    return client;
  }

  @Override
  public CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      received.add(parse(partial.toString()));
      partial.setLength(0);
    }
    ws.request(1);
    return null;
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + text, e);
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket ws, Throwable error) {
    closed.completeExceptionally(error);
  }

  /** Sends text. */
  public TestSocket say(String json) {
    socket.sendText(json, true).join();
    return this;
  }

  /** Sends sound. */
  public TestSocket send(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    return this;
  }

  /** Sends text, unless the server has closed. */
  public void trySay(String json) {
    await(socket.sendText(json, true));
  }

  /** Sends sound, unless the server has closed. */
  public void trySend(byte[] bytes) {
    await(socket.sendBinary(ByteBuffer.wrap(bytes), true));
  }

  private static void await(CompletableFuture<WebSocket> sending) {
    sending.exceptionally(closedMeanwhile -> null).join();
  }

  /** Whether the server has not closed yet. */
  public boolean isOpen() {
    return !closed.isDone();
  }

  /** Sends a piece of a fragmented message. */
  public TestSocket sendPart(byte[] bytes, boolean last) {
    socket.sendBinary(ByteBuffer.wrap(bytes), last).join();
    return this;
  }

  /** The next message. */
  public JsonNode next() {
    try {
      JsonNode message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("No message came; so far " + all);
      }
      Schemas.check(message);
      all.add(message);
      return message;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads until a message of the type comes, and returns it. */
  public JsonNode next(String type) {
    return next(message -> message.path("type").asText().equals(type));
  }

  /** Reads until a message comes that fits, and returns it. */
  public JsonNode next(Predicate<JsonNode> wanted) {
    JsonNode message = next();
    while (!wanted.test(message)) {
      message = next();
    }
    return message;
  }

  /** Reads what has come. */
  public void drain() {
    while (!received.isEmpty()) {
      next();
    }
  }

  /** Everything read so far. */
  public List<JsonNode> all() {
    return all;
  }

  /** Those read so far that have the type. */
  public List<JsonNode> all(String type) {
    return all.stream().filter(m -> m.path("type").asText().equals(type)).toList();
  }

  /** The close code, once the server has closed. */
  public int closeCode() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /**
   * The close code, once the server has closed; nothing if the connection broke under a message of
   * this client's before the code was read.
   */
  public OptionalInt closeCodeIfRead() {
    return closed
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .handle(
            (code, failure) -> {
              if (failure == null) {
                return OptionalInt.of(code);
              }
              Throwable cause =
                  failure instanceof CompletionException ? failure.getCause() : failure;
              assertThat(cause).isInstanceOf(IOException.class);
              return OptionalInt.empty();
            })
        .join();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
