package io.github.spikeword.server.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.StartTracingOptions;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.testing.RepeatedTones;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The live pictures: how long a frame takes, and that painting bit by bit changes nothing. */
class PageFramesTest {

  /** A frame at 60 a second. */
  private static final double MOST_MILLIS = 16;

  private static SpikewordServer server;

  @BeforeAll
  static void start() {
    assumeTrue(Chromium.missing().isEmpty(), Chromium.missing().orElse(""));
    server = TestServer.start(Optional.of(new RepeatedTones("yes", "no", "-")));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /**
   * Processor time is measured, not time on the wall: that one tells more about what else runs on
   * the machine.
   */
  @Test
  void noFrameTakesLongerThanAFramesTimeWithAllPicturesRunning() throws IOException {
    Browser browser = Chromium.browser(false);
    try (OpenPage tab = new OpenPage(server.uri(), false).connected()) {
      tab.wordsAfter(2);
      browser.startTracing(
          tab.page(), new StartTracingOptions().setCategories(List.of("devtools.timeline")));
      tab.page().waitForTimeout(5000);
      List<Double> frames = frameMillis(browser.stopTracing());

      assertThat(frames).hasSizeGreaterThan(20);
      assertThat(frames).allMatch(millis -> millis < MOST_MILLIS);
      assertThat(tab.problems()).isEmpty();
    }
  }

  /** Processor time of each animation frame in a trace of Chromium. */
  private static List<Double> frameMillis(byte[] trace) throws IOException {
    List<Double> millis = new ArrayList<>();
    for (JsonNode event : new ObjectMapper().readTree(trace).path("traceEvents")) {
      if (event.path("name").asText().equals("FireAnimationFrame") && event.has("tdur")) {
        millis.add(event.path("tdur").asDouble() / 1000);
      }
    }
    return millis;
  }

  @Test
  void picturesPaintedStepByStepLookLikePicturesPaintedAtOnce() {
    try (OpenPage tab = new OpenPage(server.uri(), false)) {
      tab.choose("words.wav", Tones.wav(Tones.speak("yes", "-", "no", "-"), 16_000));
      tab.waitForText("#source-detail", "words.wav has ended");
      tab.page().waitForTimeout(1000); // the pictures run out and stand still
      List<Object> grown = pictures(tab);

      // another size makes the pictures paint everything anew
      tab.page().setViewportSize(1100, 860);
      tab.page().waitForTimeout(500);
      tab.page().setViewportSize(1280, 860);
      tab.page().waitForTimeout(1500);

      assertThat(pictures(tab)).isEqualTo(grown);
      assertThat(grown).doesNotHaveDuplicates();
    }
  }

  private static List<Object> pictures(OpenPage tab) {
    List<Object> images = new ArrayList<>();
    for (String id : List.of("sound", "bands", "raster", "scores")) {
      images.add(tab.find("#" + id).evaluate("(canvas) => canvas.toDataURL()"));
    }
    return images;
  }
}
