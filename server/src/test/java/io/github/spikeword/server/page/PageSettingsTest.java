package io.github.spikeword.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.testing.RepeatedTones;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.Tones;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page shows is what is in force, whatever the visitor chooses and when. */
class PageSettingsTest {

  private static SpikewordServer silent;
  private static SpikewordServer listening;

  @BeforeAll
  static void start() {
    assumeTrue(Chromium.missing().isEmpty(), Chromium.missing().orElse(""));
    silent = TestServer.start();
    listening = TestServer.start(Optional.of(new RepeatedTones("yes", "-", "no", "-")));
  }

  @AfterAll
  static void stop() {
    if (silent != null) {
      silent.close();
      listening.close();
    }
  }

  /** A tab that has heard a word of a file and goes on to listen to its silence. */
  private static OpenPage afterOneWord() {
    OpenPage tab = new OpenPage(silent.uri(), false);
    tab.choose(
        "no.wav",
        Tones.wav(
            Tones.speak("no", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"), 16_000));
    tab.wordsAfter(1);
    return tab;
  }

  @Test
  void anotherModelBringsTheFrozenPicturesBackToLife() {
    try (OpenPage tab = afterOneWord()) {
      Locator row = tab.find(".entry-detection").first();
      row.click();
      assertThat(tab.find("#back-to-live")).isVisible();
      assertThat(row).hasAttribute("aria-pressed", "true");

      tab.find("#model").selectOption("tones-two");
      tab.waitForText("#model-summary", "tones-two:");

      assertThat(tab.find("#back-to-live")).isHidden();
      tab.find("canvas.core").first().hover();
      assertThat(tab.find("#neuron-hint")).containsText("neuron");
      assertThat(tab.find("#neuron-hint").innerText()).doesNotContain("spikes in the window");

      row.click();
      tab.waitForText(".notice", "not kept any more");
      assertThat(row).hasAttribute("aria-pressed", "false");
      assertThat(tab.problems()).isEmpty();
    }
  }

  @Test
  void theFrozenRowStaysMarkedInAnotherFilter() {
    try (OpenPage tab = afterOneWord()) {
      tab.find(".entry-detection").first().click();

      tab.find("#log-word").selectOption("no");

      assertThat(tab.find(".entry-detection").first()).hasAttribute("aria-pressed", "true");
    }
  }

  @Test
  void aModelBeginsWithTheChipAsDesigned() {
    try (OpenPage tab = afterOneWord()) {
      tab.page().getByLabel("Mismatch of the chip").fill("0.5");
      tab.waitForText("#knob-mismatch-value", "leak ±5.0 %, chip 1");

      tab.find("#model").selectOption("tones-two");

      tab.waitForText("#knob-mismatch-value", "as designed");
      assertThat(tab.page().getByLabel("Mismatch of the chip")).hasValue("0");
    }
  }

  @Test
  void theModelsOwnSettingsAreSeenAtOnce() {
    try (OpenPage tab = afterOneWord()) {
      Locator threshold = tab.page().getByLabel("Threshold for “yes”");
      threshold.fill("7");
      tab.page().waitForTimeout(500);

      tab.find("#knob-reset").click();

      // every 5 s the page asks for the settings in force anyway
      assertThat(threshold)
          .hasValue(
              "4",
              new com.microsoft.playwright.assertions.LocatorAssertions.HasValueOptions()
                  .setTimeout(1500));
    }
  }

  @Test
  void whatIsChosenWhileStoppedIsInForceAfterwards() {
    try (OpenPage tab = afterOneWord()) {
      tab.find("#transport").click();
      assertThat(tab.find("#word")).hasText("stopped");
      assertThat(tab.find("#meter-text")).hasText("–");

      tab.find("#model").selectOption("tones-two");
      tab.page().getByLabel("Quiet time after a word").fill("1000");
      tab.find("#transport").click(); // play again

      tab.waitForText("#model-summary", "tones-two:");
      assertThat(tab.find("#model")).hasValue("tones-two");
      assertThat(tab.find("#knob-refractory-value")).hasText("1.00 s");
      assertThat(tab.problems()).isEmpty();
    }
  }

  @Test
  void whileTheServerIsNotListenedToNothingIsChanged() {
    try (OpenPage tab = new OpenPage(listening.uri(), false).connected()) {
      tab.waitForText("#model-summary", "tones:");
      tab.find("#transport").click();

      tab.page().getByLabel("Quiet time after a word").fill("2000");
      tab.waitForText(".notice", "nothing was changed");
      tab.find("#model").selectOption("tones-two");

      assertThat(tab.find("#model")).hasValue("tones");
      assertThat(tab.find("#knob-refractory-value")).hasText("0.40 s");
      assertThat(tab.problems()).isEmpty();
    }
  }

  @Test
  void aServerWithoutSoundSaysSoToThoseWhoChooseIt() {
    try (OpenPage tab = new OpenPage(silent.uri(), false).connected()) {
      tab.waitForText("#source-detail", "recording.wav");
      assertThat(tab.find(".notice")).hasCount(0);

      tab.find("#source-server").click();

      tab.waitForText(".notice", "listens to nothing itself");
      tab.find("#source-recording[aria-pressed=true]").waitFor();
    }
  }

  @Test
  void theQuestionForTheTokenOutlastsEscapeAndTokensThatCannotBeSent() {
    String token = "a token of tests";
    try (SpikewordServer guarded = TestServer.start("server.token", token);
        OpenPage tab = new OpenPage(guarded.uri(), false)) {
      assertThat(tab.find("#token-dialog")).isVisible();
      for (int press = 0; press < 4; press++) {
        tab.page().keyboard().press("Escape");
        tab.page().waitForTimeout(100);
      }
      assertThat(tab.find("#token-dialog")).isVisible();

      tab.find("#token").fill("пароль");
      tab.page().keyboard().press("Enter");
      tab.waitForText("#token-wrong", "That token was not accepted");
      tab.find("#token").fill(token);
      tab.page().keyboard().press("Enter");
      tab.connected();

      assertThat(tab.find("#token-dialog")).isHidden();
      assertThat(tab.problems()).allMatch(problem -> problem.contains("401"));
    }
  }
}
