package io.github.spikeword.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.BundleReader;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.server.testing.SpokenPalette;
import io.github.spikeword.stream.audio.AudioFiles;
import io.github.spikeword.stream.event.ListeningEvent.Detection;
import io.github.spikeword.stream.session.EventSelection;
import io.github.spikeword.stream.session.ListeningSession;
import io.github.spikeword.trainer.compose.ComposeSettings;
import io.github.spikeword.trainer.compose.ComposeSettings.Events;
import io.github.spikeword.trainer.compose.Composer;
import io.github.spikeword.trainer.compose.Palette;
import io.github.spikeword.trainer.compose.Range;
import io.github.spikeword.trainer.corpus.SoundReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What anybody may expect of the model that the program listens with by default. */
class ShippedListenerTest {

  private static final double TEN_MINUTES = 600;

  /** A word may be found from its start to so long after its end. */
  private static final double LATEST_SECONDS = 1;

  @TempDir private Path folder;

  private final Bundle bundle = BundleReader.read(Path.of("../models/bundles/yes-no")).bundle();

  /** A detection in words: {@code yes at 1.72 s}. */
  private record Found(String word, double seconds) {}

  private List<Found> listen(float[] samples) {
    List<Found> found = new ArrayList<>();
    double stepSeconds = bundle.network().stepMillis() / 1000;
    try (ListeningSession session =
        new ListeningSession(
            bundle,
            new SparseSimulator(bundle.network()),
            EventSelection.NONE,
            event -> {
              if (event instanceof Detection d) {
                found.add(new Found(d.word(), (d.step() + 1) * stepSeconds));
              }
            })) {
      session.accept(samples, 0, samples.length);
      session.finish();
    }
    return found;
  }

  /**
   * Noise, music and pieces of speech over noise, faint noise and silence, in scenes of changing
   * levels.
   *
   * @param speech weight of speech beside 1 for noise and music together
   */
  private static float[] tenMinutes(Palette palette, double speech) {
    ComposeSettings scenes = SpokenPalette.settings().compose();
    // the words are named, so that they are not drawn as other words
    Events events =
        new Events(Map.of("yes", 0.0, "no", 0.0), 0, Map.of(), speech, 0.6, 0.4, new Range(1.5, 5));
    return new Composer(
            new ComposeSettings(
                TEN_MINUTES,
                scenes.sceneSeconds(),
                scenes.levelDb(),
                scenes.background(),
                events,
                scenes.gapSeconds(),
                scenes.words(),
                ComposeSettings.Speech.plain()),
            palette,
            SoundReader.FILES,
            1)
        .compose(0)
        .samples();
  }

  @Test
  void tenMinutesOfRealSpeechNoiseAndMusicWithoutTheWordsGiveAtMostOneFalseAccept() {
    Assumptions.assumeTrue(
        SpokenPalette.corpus().isPresent(), "No speech data; set SPIKEWORD_DATA to run this test.");

    assertThat(listen(tenMinutes(SpokenPalette.real(SpokenPalette.corpus().get()), 1)))
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void tenMinutesOfSyntheticNoiseMusicAndVoicesWithoutTheWordsStaySilent() throws IOException {
    assertThat(listen(tenMinutes(SpokenPalette.synthetic(folder), 0.5))).isEmpty();
  }

  @Test
  void theDemonstrationGivesAllItsWordsAndNothingElse() throws IOException {
    Path demo = folder.resolve("demo.wav");
    try (InputStream in = SpokenPalette.resource("demo.wav")) {
      Files.copy(in, demo);
    }
    List<Found> found = listen(AudioFiles.read(demo).samples());

    List<JsonNode> spoken = new ArrayList<>();
    SpokenPalette.demoLabels()
        .forEach(
            label -> {
              if (bundle.detector().words().containsKey(label.path("text").asText())) {
                spoken.add(label);
              }
            });
    assertThat(found)
        .extracting(Found::word)
        .containsExactlyElementsOf(spoken.stream().map(l -> l.path("text").asText()).toList());
    for (int i = 0; i < spoken.size(); i++) {
      assertThat(found.get(i).seconds())
          .as("%s", spoken.get(i))
          .isBetween(
              spoken.get(i).path("startSeconds").asDouble(),
              spoken.get(i).path("endSeconds").asDouble() + LATEST_SECONDS);
    }
  }
}
