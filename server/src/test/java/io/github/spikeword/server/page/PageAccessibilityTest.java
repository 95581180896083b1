package io.github.spikeword.server.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as axe-core's rules see it: WCAG 2.2 A and AA, and its best practices. */
class PageAccessibilityTest {

  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private static final String RUN =
      "async () => (await axe.run()).violations.map((broken) =>"
          + " broken.id + ': ' + broken.nodes.map((node) => node.target + ' ' + node.failureSummary))";

  private static SpikewordServer server;

  @BeforeAll
  static void start() {
    assumeTrue(Chromium.missing().isEmpty(), Chromium.missing().orElse(""));
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "360, LIGHT"})
  void breaksNoRule(int width, ColorScheme colours) throws IOException {
    try (OpenPage tab = new OpenPage(server.uri(), false, width, 860, colours).connected()) {
      tab.choose("yes.wav", Tones.wav(Tones.speak("yes", "-"), 16_000));
      tab.wordsAfter(1);
      tab.find("#rules li").first().waitFor();
      assertThat(violations(tab.page())).as("live").isEmpty();

      tab.find(".entry-detection").first().click();
      tab.page()
          .evaluate(
              "() => document.querySelectorAll('details').forEach((d) => { d.open = true; })");
      assertThat(violations(tab.page())).as("frozen, with everything unfolded").isEmpty();
      assertThat(tab.page().evaluate("() => document.documentElement.scrollWidth"))
          .as("width of the page")
          .isEqualTo(width);
    }
  }

  private static List<?> violations(Page page) throws IOException {
    try (InputStream axe = PageAccessibilityTest.class.getResourceAsStream(AXE)) {
      page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<?>) page.evaluate(RUN);
  }
}
