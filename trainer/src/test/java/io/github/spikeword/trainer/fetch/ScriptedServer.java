package io.github.spikeword.trainer.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A local HTTP server that answers request n with the n-th answer, and the last one for ever. */
final class ScriptedServer implements AutoCloseable {

  static final String ETAG = "\"v1\"";

  /** What the server does with one request. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final List<String> conditions = new CopyOnWriteArrayList<>();

  ScriptedServer(Answer... answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    AtomicInteger request = new AtomicInteger();
    server.createContext(
        "/",
        exchange -> {
          ranges.add(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
          conditions.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-Range")));
          try (exchange) {
            answers[Math.min(request.getAndIncrement(), answers.length - 1)].to(exchange);
          }
        });
    server.start();
  }

  URI address(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  /** The Range header of every request, "null" where there was none. */
  List<String> ranges() {
    return ranges;
  }

  /** The If-Range header of every request, "null" where there was none. */
  List<String> conditions() {
    return conditions;
  }

  /** The content, from where the client wants it. */
  static Answer content(byte[] content) {
    return breakingOff(content, Integer.MAX_VALUE);
  }

  /** The content from where the client wants it, at most so many bytes of it, then the end. */
  static Answer breakingOff(byte[] content, int atMost) {
    return exchange -> {
      int from = requestedStart(exchange);
      head(exchange, content.length, from, 0);
      send(exchange, content, from, atMost);
    };
  }

  /** As {@link #breakingOff}, but the line stays open and silent. */
  Answer stalling(byte[] content, int after) {
    return exchange -> {
      int from = requestedStart(exchange);
      head(exchange, content.length, from, 0);
      send(exchange, content, from, after);
      try {
        closing.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** The whole content, whatever range was asked for. */
  static Answer ignoringRange(byte[] content, int atMost) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", ETAG);
      exchange.sendResponseHeaders(200, content.length);
      send(exchange, content, 0, atMost);
    };
  }

  /** The content from a place that was not asked for. */
  static Answer shifted(byte[] content, int by) {
    return exchange -> {
      int from = requestedStart(exchange);
      head(exchange, content.length, from, from > 0 ? by : 0);
      send(exchange, content, from + (from > 0 ? by : 0), Integer.MAX_VALUE);
    };
  }

  /** The content without saying how long it is. */
  static Answer chunked(byte[] content) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      send(exchange, content, 0, Integer.MAX_VALUE);
    };
  }

  static Answer status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  static Answer redirect(String to) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", to);
      exchange.sendResponseHeaders(302, -1);
    };
  }

  private static int requestedStart(HttpExchange exchange) {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String condition = exchange.getRequestHeaders().getFirst("If-Range");
    boolean same = condition == null || condition.equals(ETAG);
    return range == null || !same ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
  }

  private static void head(HttpExchange exchange, int length, int from, int shift)
      throws IOException {
    exchange.getResponseHeaders().set("ETag", ETAG);
    int start = from + shift;
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + start + "-" + (length - 1) + "/" + length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, length - start);
  }

  /**
   * A client that sees the connection end may drop what it had not read yet, so that how far it got
   * would depend on the machine's load.
   */
  private static void letTheClientRead() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, byte[] content, int from, int atMost)
      throws IOException {
    OutputStream body = exchange.getResponseBody();
    int to = (int) Math.min(content.length, (long) from + atMost);
    body.write(Arrays.copyOfRange(content, from, to));
    body.flush();
    letTheClientRead();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
