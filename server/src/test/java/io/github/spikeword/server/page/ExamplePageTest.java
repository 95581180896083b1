package io.github.spikeword.server.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.session.RecordingSound;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example in plain JavaScript, on a site of its own as its first lines say. */
class ExamplePageTest {

  private static final Path EXAMPLE = Path.of("..", "docs", "examples", "detections.html");

  private HttpServer site;

  @BeforeEach
  void serveTheExample() throws IOException {
    Optional<String> missing = Chromium.missing();
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/", ExamplePageTest::answer);
    site.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] page = Files.readAllBytes(EXAMPLE);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  @AfterEach
  void stop() {
    if (site != null) {
      site.stop(0);
    }
  }

  @Test
  void showsTheWordsThatTheServerHears() {
    String origin = "http://localhost:" + site.getAddress().getPort();
    try (SpikewordServer server =
            TestServer.start(
                Optional.of(RecordingSound.of(Tones.speak("yes", "no"))),
                "server.allowed-origins",
                origin);
        Page page = Chromium.browser(false).newPage()) {
      page.navigate(origin + "/?server=ws://localhost:" + server.uri().getPort());
      for (String word : new String[] {"yes", "no"}) {
        page.locator("#words li", new Page.LocatorOptions().setHasText(word)).first().waitFor();
      }
    }
  }
}
