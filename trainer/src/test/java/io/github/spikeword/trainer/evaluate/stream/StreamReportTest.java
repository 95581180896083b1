package io.github.spikeword.trainer.evaluate.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.stream.audio.WavWriter;
import io.github.spikeword.trainer.evaluate.ToneBundles;
import io.github.spikeword.trainer.label.LabelFile;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.report.StreamEvaluationPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From recordings on disk to every rendering. */
class StreamReportTest {

  private static final int RATE = 16_000;

  @TempDir Path folder;

  /**
   * A low tone that is "yes" at 1 s, one that is "go" at 3 s, and a "no" that nobody says at 5 s.
   */
  private void write(String condition, String name) throws IOException {
    float[] sound = ToneBundles.tone(ToneBundles.LOW_HZ, 1, 1.4, 7);
    float[] second = ToneBundles.tone(ToneBundles.LOW_HZ, 3, 3.4, 7);
    for (int i = 0; i < sound.length; i++) {
      sound[i] += second[i];
    }
    Path where = Files.createDirectories(folder.resolve(condition));
    WavWriter.write(where.resolve(name + ".wav"), sound, RATE);
    LabelFile.write(
        where.resolve(name + LabelFile.SUFFIX),
        new Labels(
            name + ".wav",
            RATE,
            sound.length,
            List.of(
                new LabelledWord("yes", RATE, RATE + 6400, "yes/<a>"),
                new LabelledWord("go", 3 * RATE, 3 * RATE + 6400, "go/b"),
                new LabelledWord("no", 5 * RATE, 5 * RATE + 6400, "no/c")),
            List.of(new Segment(SoundKind.SILENCE, true, 0, sound.length, ""))));
  }

  private StreamReport report() throws IOException {
    write("clean", "one");
    write("noisy", "two");
    Bundle bundle = ToneBundles.forStreams();
    StreamResults results =
        StreamEvaluation.run(
            bundle,
            LabelledFolder.recordings(folder),
            MatchRules.standard(),
            Optional.empty(),
            1,
            Progress.SILENT);
    return StreamReport.of(bundle, "two tones", results, FalseAcceptBudget.standard(), 1);
  }

  @Test
  void jsonHoldsEveryFigureWithItsCountsAndInterval() throws Exception {
    JsonNode json = JsonText.readTree(StreamReportJson.render(report()));

    assertThat(json.get("model").asText()).isEqualTo("tones");
    assertThat(json.get("recordings").asInt()).isEqualTo(2);
    assertThat(json.at("/detector/words/yes/threshold").asDouble()).isEqualTo(1);
    assertThat(json.at("/all/seconds").asDouble()).isEqualTo(14);
    assertThat(json.at("/all/words/yes/missed/missed").asInt()).isZero();
    assertThat(json.at("/all/words/yes/missed/occurrences").asInt()).isEqualTo(2);
    assertThat(json.at("/all/words/no/missed/missed").asInt()).isEqualTo(2);
    assertThat(json.at("/all/words/no/missed/wilson95")).hasSize(2);
    assertThat(json.at("/all/words/yes/acceptedOthers/accepted").asInt()).isEqualTo(2);
    assertThat(json.at("/all/words/yes/falseAccepts/otherWord/count").asInt()).isEqualTo(2);
    assertThat(json.at("/all/words/yes/falseAccepts/otherWord/hours").asDouble())
        .as("two words of 0.4 s and the second after each")
        .isCloseTo(2.8 / 3600, within(1e-9));
    assertThat(json.at("/all/words/yes/groups/go").asInt()).isEqualTo(2);
    assertThat(json.at("/all/words/yes/latencyMillis/count").asInt()).isEqualTo(2);
    assertThat(json.at("/conditions/0/name").asText()).isEqualTo("clean");
    assertThat(json.at("/conditions/1/name").asText()).isEqualTo("noisy");
    assertThat(json.at("/det/yes/0/threshold").asDouble()).isZero();
    assertThat(json.get("powerNanowatts").asDouble()).isPositive();
    assertThat(json.at("/spikesPerStep/output").asDouble()).isBetween(0.0, 1.0);
  }

  @Test
  void theChosenThresholdsKeepTheBudgetBecauseTheyMissEverything() throws Exception {
    // "go" sounds like "yes" here: no threshold accepts the one and not the other
    JsonNode json = JsonText.readTree(StreamReportJson.render(report()));

    assertThat(json.at("/chosen/all/words/yes/missed/missed").asInt()).isEqualTo(2);
    assertThat(json.at("/chosen/all/words/yes/acceptedOthers/accepted").asInt()).isZero();
  }

  @Test
  void offendersAreNamedWithPlaceAndTime() throws Exception {
    List<Offender> worst = report().worst();

    assertThat(worst)
        .filteredOn(offender -> offender.what() == Offender.What.FALSE_ACCEPT)
        .hasSize(2)
        .allSatisfy(
            offender -> {
              assertThat(offender.word()).isEqualTo("yes");
              assertThat(offender.timeMillis()).isBetween(3000.0, 3400.0);
              assertThat(offender.sound()).isEqualTo("other word go");
            });
    assertThat(worst)
        .filteredOn(offender -> offender.what() == Offender.What.MISS)
        .extracting(Offender::recording)
        .containsExactly("clean/one", "noisy/two");
  }

  @Test
  void textSaysWhatCounts() throws Exception {
    String text = StreamReportText.render(report());

    assertThat(text)
        .contains("Model tones on two tones")
        .contains("missed 0.00 % (0 of 1;")
        .contains("missed 100.00 % (1 of 1;")
        .contains("other words   100.00 % (2 of 2;")
        .doesNotContain("NaN");
  }

  @Test
  void thePageNeedsNothingBesideItAndEscapesWhatItNames() throws Exception {
    String page = StreamEvaluationPage.render(report(), ToneBundles.forStreams().network());

    assertThat(page).startsWith("<!doctype html>").contains("<svg").endsWith("</html>\n");
    assertThat(page).doesNotContain("<a>").doesNotContain("src=").doesNotContain("http");
    assertThat(page).doesNotContain("NaN");
  }

  @Test
  void aMissingOrEmptyManifestIsAnErrorOfOneSentence() throws IOException {
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> LabelledFolder.recordings(folder.resolve("gone")))
        .withMessageContaining("no such file or folder");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> LabelledFolder.recordings(empty))
        .withMessageContaining("holds no label file");
  }
}
