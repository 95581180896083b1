package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.github.spikeword.models.UserError;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.TestSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SecurityTest {

  private static final String TOKEN = "a-token-of-some-length";
  private static SpikewordServer open;
  private static SpikewordServer guarded;

  @BeforeAll
  static void start() {
    open = TestServer.start("server.allowed-origins", "https://friend.example");
    guarded =
        TestServer.start("server.token", TOKEN, "server.allowed-origins", "https://friend.example");
  }

  @AfterAll
  static void stop() {
    open.close();
    guarded.close();
  }

  /** Status of a raw request, since Java's clients set Host and Origin themselves. */
  private static String status(URI server, String request, String... headers) throws IOException {
    return head(server, request, headers).get(0).split(" ")[1];
  }

  /** Status line and headers of the answer to a raw request. */
  private static List<String> head(URI server, String request, String... headers)
      throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      String text = request + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(10_000);
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      List<String> lines = new ArrayList<>();
      for (String line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
        lines.add(line);
      }
      return lines;
    }
  }

  private static String handshake(URI server, String host, String origin) throws IOException {
    return status(
        server,
        "GET /v1/listen",
        "Host: " + host,
        "Origin: " + origin,
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
  }

  @Test
  void answersUnderItsOwnNamesOnly() throws IOException {
    URI uri = open.uri();
    assertThat(status(uri, "GET /health/liveness", "Host: localhost:1")).isEqualTo("200");
    assertThat(status(uri, "GET /health/liveness", "Host: 127.0.0.1")).isEqualTo("200");
    assertThat(status(uri, "GET /health/liveness", "Host: [::1]:9")).isEqualTo("200");
    assertThat(status(uri, "GET /health/liveness", "Host: rebound.example")).isEqualTo("421");
    assertThat(status(uri, "GET /health/liveness", "Host: localhost.example")).isEqualTo("421");
    assertThat(status(uri, "GET /", "Host: rebound.example")).isEqualTo("421");
  }

  @Test
  void shakesHandsWithPagesOfItsOwnOriginOnly() throws IOException {
    String self = "localhost:" + open.uri().getPort();
    assertThat(handshake(open.uri(), self, "http://" + self)).isEqualTo("101");
    assertThat(handshake(open.uri(), self, "https://friend.example")).isEqualTo("101");
    assertThat(handshake(open.uri(), self, "http://localhost:1")).isEqualTo("403");
    assertThat(handshake(open.uri(), self, "http://evil.example")).isEqualTo("403");
    assertThat(handshake(open.uri(), self, "null")).isEqualTo("403");
    assertThat(handshake(open.uri(), "evil.example", "http://evil.example")).isEqualTo("421");
  }

  @Test
  void takesUploadsOfPagesOfItsOwnOriginOnly() throws IOException {
    String self = "localhost:" + open.uri().getPort();
    assertThat(
            status(
                open.uri(),
                "POST /v1/recognize",
                "Host: " + self,
                "Origin: http://evil.example",
                "Content-Length: 0"))
        .isEqualTo("403");
  }

  private static List<String> fromPage(String request, String origin, String... headers)
      throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Host: localhost:" + guarded.uri().getPort();
    all[headers.length + 1] = "Origin: " + origin;
    return head(guarded.uri(), request, all).stream()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .toList();
  }

  @Test
  void letsPagesOfListedOriginsSendTheTokenAndReadTheAnswer() throws IOException {
    String friend = "https://friend.example";
    String[] wish = {
      "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization"
    };
    for (String path : new String[] {"/v1/tickets", "/v1/recognize"}) {
      List<String> preflight = fromPage("OPTIONS " + path, friend, wish);
      assertThat(preflight.get(0)).contains(" 204 ");
      assertThat(preflight)
          .contains(
              "access-control-allow-origin: " + friend,
              "access-control-allow-headers: authorization, content-type",
              "vary: origin");
      assertThat(fromPage("OPTIONS " + path, "https://evil.example", wish))
          .satisfies(answer -> assertThat(answer.get(0)).contains(" 403 "))
          .noneMatch(line -> line.startsWith("access-control-"));
    }
    List<String> ticket =
        fromPage("POST /v1/tickets", friend, "Authorization: Bearer " + TOKEN, "Content-Length: 0");
    assertThat(ticket.get(0)).contains(" 200 ");
    assertThat(ticket)
        .contains(
            "access-control-allow-origin: " + friend, "cross-origin-resource-policy: cross-origin");
    assertThat(fromPage("POST /v1/tickets", friend, "Content-Length: 0"))
        .satisfies(answer -> assertThat(answer.get(0)).contains(" 401 "))
        .contains("access-control-allow-origin: " + friend);
    assertThat(fromPage("GET /v1/models", "https://evil.example", "Authorization: Bearer " + TOKEN))
        .contains("cross-origin-resource-policy: same-origin")
        .noneMatch(line -> line.startsWith("access-control-"));
  }

  @Test
  void wantsTheTokenForEverythingButThePageAndTheLivenessCheck() {
    URI uri = guarded.uri();
    for (String path :
        new String[] {
          "/v1/models",
          "/v1/models/",
          "/prometheus",
          "/prometheus/",
          "/health",
          "/health/",
          "/health/readiness",
          "/health/readiness/",
          "/v1/recording"
        }) {
      assertThat(Http.get(uri, path).statusCode()).as(path).isEqualTo(401);
      assertThat(Http.get(uri, path, "Authorization", "Bearer " + TOKEN).statusCode())
          .as(path)
          .isEqualTo(200);
      assertThat(Http.get(uri, path, "Authorization", "Bearer wrong-token-of-length").statusCode())
          .as(path)
          .isEqualTo(401);
    }
    for (String path :
        new String[] {
          "//prometheus", "/prometheus//", "/%70rometheus", "/js/../prometheus", "/js/%2e%2e/health"
        }) {
      assertThat(Http.get(uri, path).statusCode()).as(path).isEqualTo(401);
    }
    for (String path :
        new String[] {
          "/",
          "/index.html",
          "/icon.svg",
          "/css/base.css",
          "/js/main.js",
          "/js/util/dom.js",
          "/webjars/uplot/1.6.24/dist/uPlot.min.css",
          "/v1/protocol/openapi.yaml",
          "/v1/protocol/schemas/hello.json",
          "/health/liveness",
          "/health/liveness/"
        }) {
      assertThat(Http.get(uri, path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void opensASocketWithTheTokenInAHeader() {
    try (TestSocket client =
        TestSocket.connect(guarded.uri(), "/v1/listen", "Authorization", "Bearer " + TOKEN)) {
      client.say("{\"type\":\"start\",\"rate\":16000,\"channels\":1}");
      client.next("hello");
    }
    assertThatThrownBy(() -> TestSocket.connect(guarded.uri(), "/v1/listen"))
        .hasMessageContaining("WebSocketHandshakeException");
  }

  private static String ticket() {
    var answer =
        Http.post(guarded.uri(), "/v1/tickets", new byte[0], "Authorization", "Bearer " + TOKEN);
    return Http.json(answer).path("ticket").asText();
  }

  @Test
  void opensOneSocketPerTicket() {
    String address = "/v1/listen?ticket=" + ticket();
    TestSocket.connect(guarded.uri(), address).close();

    assertThatThrownBy(() -> TestSocket.connect(guarded.uri(), address))
        .hasMessageContaining("WebSocketHandshakeException");
    assertThat(Http.post(guarded.uri(), "/v1/tickets", new byte[0]).statusCode()).isEqualTo(401);
  }

  @Test
  void sellsNoTicketForATicket() {
    for (String path : new String[] {"/v1/tickets", "/v1/tickets/"}) {
      assertThat(Http.post(guarded.uri(), path + "?ticket=" + ticket(), new byte[0]).statusCode())
          .as(path)
          .isEqualTo(401);
    }
  }

  @Test
  void hardensEveryAnswer() {
    for (String path : new String[] {"/", "/js/main.js", "/v1/models", "/nothing"}) {
      var headers = Http.get(open.uri(), path).headers();
      assertThat(headers.firstValue("Content-Security-Policy"))
          .as(path)
          .hasValueSatisfying(
              policy -> assertThat(policy).startsWith("default-src 'none'; script-src 'self';"));
      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
    }
    assertThat(Http.get(guarded.uri(), "/v1/models").headers().firstValue("X-Content-Type-Options"))
        .hasValue("nosniff");
  }

  @Test
  void bindsOtherAddressesOnlyWithATokenOrWhenToldSo(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> TestServer.start("server.host", "0.0.0.0"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("token")
        .hasMessageContaining("--insecure");
    assertThatThrownBy(() -> TestServer.start("server.token", "short"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("16 characters")
        .hasMessageNotContaining("short");
    TestServer.start("server.host", "0.0.0.0", "server.insecure", "true").close();
    Path file = Files.writeString(folder.resolve("token"), TOKEN + "\nrest\n");
    try (SpikewordServer server =
        TestServer.start("server.host", "0.0.0.0", "server.token-file", file.toString())) {
      URI uri = URI.create("http://127.0.0.1:" + server.uri().getPort());
      assertThat(Http.get(uri, "/v1/models").statusCode()).isEqualTo(401);
      assertThat(Http.get(uri, "/v1/models", "Authorization", "Bearer " + TOKEN).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void saysInOneSentenceThatAPortIsTaken() {
    assertThatThrownBy(() -> TestServer.start("server.port", "" + open.uri().getPort()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Port " + open.uri().getPort())
        .hasMessageContaining("--port");
  }

  @Test
  void writesNoTokenToTheLog() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    List<Appender<ILoggingEvent>> others = new ArrayList<>();
    root.iteratorForAppenders().forEachRemaining(others::add);
    others.forEach(root::detachAppender); // it is much, and nobody wants to read it
    root.addAppender(log);
    root.setLevel(Level.DEBUG);
    try {
      String wrong = TOKEN + "-but-wrong";
      Http.get(guarded.uri(), "/v1/models", "Authorization", "Bearer " + TOKEN);
      Http.get(guarded.uri(), "/v1/models", "Authorization", "Bearer " + wrong);
      Http.post(guarded.uri(), "/v1/tickets", new byte[0], "Authorization", "Bearer " + TOKEN);
      TestSocket.connect(guarded.uri(), "/v1/listen", "Authorization", "Bearer " + TOKEN).close();
    } finally {
      root.setLevel(before);
      root.detachAppender(log);
      others.forEach(root::addAppender);
    }
    assertThat(List.copyOf(log.list))
        .isNotEmpty()
        .filteredOn(event -> !event.getLoggerName().startsWith("jdk.")) // the test's own client
        .noneMatch(event -> event.getFormattedMessage().contains(TOKEN));
  }
}
