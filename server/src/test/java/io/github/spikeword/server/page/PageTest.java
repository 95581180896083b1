package io.github.spikeword.server.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sound goes into the page and words come out, on a server without sound of its own. */
class PageTest {

  /** Whole page with uPlot and the answers about models, as the browser gets them. */
  private static final int MOST_BYTES = 300_000;

  /**
   * uPlot comes only with a model that brings measured thresholds, which the tests' model lacks.
   */
  private static final int UPLOT_BYTES = 46_025;

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

  private static byte[] wav(String... words) {
    return Tones.wav(Tones.speak(words), 16_000);
  }

  @Test
  void hearsTheWordsThatAreSpokenIntoTheBrowsersMicrophone() {
    try (OpenPage tab = new OpenPage(server.uri(), true)) {
      tab.find("#source-microphone").click();

      assertThat(tab.wordsAfter(3)).startsWith("yes", "no", "yes");
      assertThat(tab.find("#source-detail").innerText()).contains("resampled to 16 kHz");
      assertThat(tab.problems()).isEmpty();
    }
  }

  @Test
  void hearsTheWordsOfADroppedFileAndSaysWhenItHasEnded() {
    try (OpenPage tab = new OpenPage(server.uri(), false)) {
      tab.drop("two words.wav", wav("no", "yes"));

      assertThat(tab.wordsAfter(2)).containsExactly("no", "yes");
      tab.waitForText("#source-detail", "two words.wav has ended");
      assertThat(tab.find("#word").innerText()).isEqualTo("yes");
      assertThat(tab.find("#announcer").textContent()).isEqualTo("Heard “yes”.");
      assertThat(tab.problems()).isEmpty();
    }
  }

  @Test
  void saysWhatIsWrongWithAFileThatIsNoSound() {
    try (OpenPage tab = new OpenPage(server.uri(), false)) {
      tab.choose("letter.wav", "Dear reader".getBytes(StandardCharsets.UTF_8));

      tab.waitForText(".notice", "“letter.wav” is not a sound file");
      assertThat(tab.problems()).isEmpty();
    }
  }

  @Test
  void explainsARefusedMicrophoneAndPlaysTheRecordingInstead() {
    try (OpenPage tab = new OpenPage(server.uri(), false)) {
      tab.find("#source-microphone").click();

      tab.waitForText(".notice", "not allowed to use the microphone");
      tab.find("#source-recording[aria-pressed=true]").waitFor();
      tab.waitForText("#source-detail", "recording.wav: WAV, 16 kHz");
      assertThat(tab.problems()).isEmpty();
    }
  }

  @Test
  void aRaisedThresholdHoldsBackWhatWasHeardBefore() {
    try (OpenPage tab = new OpenPage(server.uri(), false)) {
      tab.choose("yes.wav", wav("yes", "-"));
      assertThat(tab.wordsAfter(1)).containsExactly("yes");
      tab.waitForText("#source-detail", "has ended");

      // both populations of five fire up to 8 times a neuron in the window; 9 is out of reach
      tab.page().getByLabel("Threshold for “yes”").fill("9");
      tab.find("#transport").click(); // play again
      tab.waitForText(".entry-suppressed", "too weak");

      assertThat(tab.wordsAfter(1)).containsExactly("yes");
      assertThat(tab.problems()).isEmpty();
    }
  }

  @Test
  void aThresholdSaysWhatItCostsByTheModelsOwnTable() {
    try (OpenPage tab = new OpenPage(server.uri(), false).connected()) {
      tab.waitForText(".expectation", "Expect 20 % of “yes” to be missed and 10 false alarms");

      // half-way between the measured 20 % at 4 and 80 % at 10, 10 and 0 alarms
      tab.page().getByLabel("Threshold for “yes”").fill("7");

      tab.waitForText(".expectation", "Expect 50 % of “yes” to be missed and 5.0 false alarms");
      tab.find(".chart canvas").first().waitFor();
      assertThat(tab.problems()).isEmpty();
    }
  }

  @Test
  void anotherModelAndAnotherChipAreListenedWithAtOnce() {
    try (OpenPage tab = new OpenPage(server.uri(), false).connected()) {
      tab.choose("words.wav", wav("-", "-", "-", "yes", "-"));
      tab.waitForText("#model-summary", "tones:");

      tab.find("#model").selectOption("tones-two");
      tab.waitForText("#model-summary", "tones-two:");
      tab.page().getByLabel("Mismatch of the chip").fill("0.5");

      tab.waitForText("#knob-mismatch-value", "leak ±5.0 %, chip 1");
      assertThat(tab.wordsAfter(1)).containsExactly("yes");
      assertThat(tab.problems()).isEmpty();
    }
  }

  @Test
  void theLogIsExportedAsJsonAndAsCommaSeparatedValues() throws IOException {
    try (OpenPage tab = new OpenPage(server.uri(), false)) {
      tab.choose("no.wav", wav("no", "-"));
      tab.wordsAfter(1);

      JsonNode events = new ObjectMapper().readTree(exported(tab, "#log-json"));
      String table = new String(exported(tab, "#log-csv"), StandardCharsets.UTF_8);

      assertThat(events.path(0).path("word").asText()).isEqualTo("no");
      assertThat(table.lines()).hasSize(1 + events.size());
      assertThat(tab.problems()).isEmpty();
    }
  }

  private static byte[] exported(OpenPage tab, String button) throws IOException {
    Path file = tab.page().waitForDownload(() -> tab.find(button).click()).path();
    return Files.readAllBytes(file);
  }

  @Test
  void aChosenWordFreezesThePicturesAndShowsWhichNeuronsDecided() {
    try (OpenPage tab = new OpenPage(server.uri(), false)) {
      tab.choose("no.wav", wav("no", "-"));
      tab.wordsAfter(1);

      tab.find(".entry-detection").first().click();

      assertThat(tab.find("#why-title").innerText()).isEqualTo("Why “no” was heard");
      // both words have populations of five; the one that was heard fired with all of them
      assertThat(tab.find("#why-bars dd").allInnerTexts().get(1)).contains("of 5 of 5 neurons");
      assertThat(tab.find("#pictures-status").innerText()).startsWith("Frozen around “no”");
      assertThat(tab.problems()).isEmpty();
    }
  }

  @Test
  void everythingIsReachedWithTheKeyboardAlone() {
    try (OpenPage tab = new OpenPage(server.uri(), false).connected()) {
      tabTo(tab, "source-file");
      tab.choose("yes.wav", wav("yes", "-")); // the dialog itself is the system's
      tab.wordsAfter(1);
      for (String id : List.of("transport", "log-pause", "log-json", "log-csv", "log-kind")) {
        tabTo(tab, id);
      }
      tab.find("#log-word").focus();
      tab.page().keyboard().press("Tab");
      tab.page().keyboard().press("Enter");
      tab.find("#why").waitFor();
      tab.page().keyboard().press("Escape");

      assertThat(tab.find("#why").isVisible()).isFalse();
      for (String id : List.of("threshold-0", "threshold-1", "knob-refractory", "knob-mismatch")) {
        tabTo(tab, id);
      }
    }
  }

  private static void tabTo(OpenPage tab, String id) {
    for (int press = 0; press < 60; press++) {
      if (id.equals(tab.page().evaluate("() => document.activeElement?.id"))) {
        return;
      }
      tab.page().keyboard().press("Tab");
    }
    throw new AssertionError("The Tab key does not reach #" + id);
  }

  @Test
  void asksForTheTokenWhereTheServerWantsOne() {
    String token = "a token of tests";
    try (SpikewordServer guarded = TestServer.start("server.token", token);
        OpenPage tab = new OpenPage(guarded.uri(), false)) {
      tab.find("#token").fill("something else");
      tab.page().keyboard().press("Enter");
      tab.waitForText("#token-wrong", "That token was not accepted");
      tab.find("#token").fill(token);
      tab.page().keyboard().press("Enter");
      tab.connected();
      tab.choose("no.wav", wav("no", "-"));

      assertThat(tab.wordsAfter(1)).containsExactly("no");
      assertThat(tab.problems()).allMatch(problem -> problem.contains("401"));
    }
  }

  @Test
  void isSmallAndAsksNobodyElse() {
    try (OpenPage tab = new OpenPage(server.uri(), false).connected()) {
      tab.find("#rules li").first().waitFor();
      tab.find(".chart canvas").first().waitFor();

      assertThat(tab.transferredBytes()).isBetween(20_000, MOST_BYTES);
      assertThat(tab.problems()).isEmpty();
    }
  }
}
