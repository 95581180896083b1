package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.Schemas;
import io.github.spikeword.server.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** However far above the limit a recording is, its sender reads why it is refused. */
class LargeUploadTest {

  private static final int PATIENCE_SECONDS = 20;
  private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  private final SpikewordServer server = TestServer.start("limits.upload-bytes", "4000");
  private final ExecutorService sender = Executors.newSingleThreadExecutor();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void watchTheLog() {
    log.start();
    ROOT.addAppender(log);
  }

  @AfterEach
  void stop() {
    ROOT.detachAppender(log);
    sender.shutdownNow();
    server.close();
    assertThat(log.list).noneMatch(entry -> entry.getLevel() == Level.ERROR);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(server.uri().getHost(), server.uri().getPort());
    socket.setSoTimeout(PATIENCE_SECONDS * 1000);
    return socket;
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void begin(Socket client, String header) throws IOException {
    send(client, "POST /v1/recognize HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n");
  }

  /** Reads an answer whose body is one flat JSON object. */
  private static String answer(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (int next = in.read(); next != '}'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The answer ends after: " + answer);
      }
      answer.write(next);
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static void expectRefusal(String answer) {
    assertThat(answer)
        .startsWith("HTTP/1.1 413")
        .contains("\"upload-too-large\"", "A recording may have 4000 bytes.");
  }

  /** The rest of the body is taken, so that the connection serves the next request. */
  private static void expectNextRequestServed(Socket client) throws IOException {
    send(client, "GET /health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(answer(client)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(ints = {4001, 100_000, 1_000_000, 20_000_000})
  void isRefusedByItsLength(int bytes) throws Exception {
    try (Socket client = connect()) {
      begin(client, "Content-Length: " + bytes);
      Future<?> sent =
          sender.submit(
              () -> {
                client.getOutputStream().write(new byte[bytes]);
                return null;
              });
      expectRefusal(answer(client));
      sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      expectNextRequestServed(client);
    }
  }

  @Test
  void isRefusedByItsLengthBeforeItIsSent() throws IOException {
    try (Socket client = connect()) {
      begin(client, "Content-Length: 10000000000");
      expectRefusal(answer(client));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4001, 100_000, 1_000_000, 20_000_000})
  void isRefusedWhenItsLengthIsUnknown(int bytes) throws Exception {
    try (Socket client = connect()) {
      begin(client, "Transfer-Encoding: chunked");
      Future<?> sent =
          sender.submit(
              () -> {
                sendChunk(client.getOutputStream(), bytes);
                return null;
              });
      expectRefusal(answer(client));
      sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      expectNextRequestServed(client);
    }
  }

  private static void sendChunk(OutputStream out, int bytes) throws IOException {
    out.write((Integer.toHexString(bytes) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(new byte[bytes]);
    out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void isRefusedToAProperClient() {
    for (int bytes : new int[] {1_000_000, 20_000_000}) {
      HttpResponse<String> response = Http.post(server.uri(), "/v1/recognize", new byte[bytes]);
      assertThat(response.statusCode()).isEqualTo(413);
      Schemas.check("problem", Http.json(response));
    }
  }
}
