package io.github.spikeword.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.github.spikeword.models.bundle.BundleLocator;
import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.config.SettingsReader;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.session.ModelLibrary;
import io.github.spikeword.server.session.RecordingSound;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Takes the README's pictures of the page, listening to the demonstration recording with the
 * default model. No test of the build: {@code docs/images/make-screenshots.sh} runs it.
 */
class PageScreenshots {

  private static final Path ROOT = Path.of("..");

  /** Words in the log, so that the pictures are full. */
  private static final int WORDS = 4;

  private static final double PATIENCE_MILLIS = 90_000;

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void areTaken(ColorScheme colours) {
    assertThat(Chromium.missing()).isEmpty();
    Settings settings = new SettingsReader(Map.of()).set("server.port", "0").read();
    BundleLocator bundles = new BundleLocator(List.of(ROOT.resolve("models/bundles")));
    ModelLibrary models = new ModelLibrary(bundles, settings.get(KnownSettings.MODEL));
    try (SpikewordServer server =
            SpikewordServer.start(settings, models, Optional.of(RecordingSound.demo()));
        OpenPage tab = new OpenPage(server.uri(), false, 1280, 900, colours).connected()) {
      tab.page().setDefaultTimeout(PATIENCE_MILLIS);
      tab.wordsAfter(WORDS);
      tab.page().waitForTimeout(700); // the last word moves into the picture
      String name = "page-" + colours.name().toLowerCase(Locale.ROOT) + ".png";
      tab.page()
          .screenshot(new ScreenshotOptions().setPath(ROOT.resolve("docs/images").resolve(name)));
    }
  }
}
