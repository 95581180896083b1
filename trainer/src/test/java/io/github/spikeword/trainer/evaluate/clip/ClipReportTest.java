package io.github.spikeword.trainer.evaluate.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.evaluate.SpikeCounts;
import io.github.spikeword.trainer.evaluate.ToneBundles;
import io.github.spikeword.trainer.statistics.Share;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClipReportTest {

  /** NWAVE Tutorial 6 prints 0.8897058823529411 for 68 batches, the last of 2 clips. */
  @Test
  void batchMeanIsTheTutorials() {
    List<Boolean> correct = new ArrayList<>(Collections.nCopies(1074, true));
    for (int i = 0; i < 7 * 16; i++) {
      correct.set(i, false);
    }
    correct.set(1073, false);

    assertThat(ClipMetrics.batchMean(correct, 16)).isCloseTo(0.8897058823529411, within(1e-15));
  }

  /** Three yes, one of them taken for no, and two no. */
  private static ClipReport report() {
    Bundle bundle = ToneBundles.forClips();
    List<ClipResult> clips =
        List.of(
            result("yes", "a", "yes"),
            result("yes", "b", "no"),
            result("yes", "c", "yes"),
            result("no", "a", "no"),
            result("no", "b", "no"));
    ClipResults results =
        new ClipResults(
            List.of("yes", "no"),
            new DecisionRule(DecisionRule.Choice.WHOLE_CLIP, 0),
            clips,
            new SpikeCounts(625, List.of(100L, 50L), 1000),
            List.of(new BrokenFile(Path.of("no", "c.wav"), "It is empty.")));
    return ClipReport.of(
        bundle.network(),
        "tones",
        "validation",
        "official split by speaker hash",
        ClipOptions.plain(1),
        results);
  }

  private static ClipResult result(String word, String name, String decided) {
    return new ClipResult(Clip.of(word, Path.of(word, name + ".wav")), decided, List.of(2.0, 3.5));
  }

  @Test
  void confusionCountsSpokenAgainstDecided() {
    ConfusionMatrix confusion = report().metrics().confusion();

    assertThat(confusion.counts()).containsExactly(List.of(2, 1), List.of(0, 2));
    assertThat(confusion.recall("yes")).isEqualTo(new Share(2, 3));
    assertThat(confusion.precision("yes")).isEqualTo(new Share(2, 2));
    assertThat(confusion.precision("no")).isEqualTo(new Share(2, 3));
  }

  @Test
  void jsonHasThePromisedFields() throws Exception {
    ClipReport report =
        report()
            .with(
                new ClipReport.Chips(
                    0.1, 0.02, 9, List.of(new Share(3, 5), new Share(4, 5), new Share(5, 5))))
            .with(
                List.of(
                    new ClipReport.NoiseRow(Optional.empty(), new Share(4, 5)),
                    new ClipReport.NoiseRow(Optional.of(10.0), new Share(3, 5))),
                List.of());

    JsonNode json = JsonText.readTree(ClipReportJson.render(report));

    assertThat(json.get("model").asText()).isEqualTo("tones");
    assertThat(json.get("partition").asText()).isEqualTo("validation");
    assertThat(json.get("clips").asInt()).isEqualTo(5);
    assertThat(json.get("correct").asInt()).isEqualTo(4);
    assertThat(json.get("accuracy").asDouble()).isEqualTo(0.8);
    assertThat(json.get("wilson95")).hasSize(2);
    assertThat(json.at("/confusion/yes/no").asInt()).isEqualTo(1);
    assertThat(json.at("/words/no/correct").asInt()).isEqualTo(2);
    assertThat(json.at("/mismatch/median").asDouble()).isEqualTo(0.8);
    assertThat(json.at("/noise/0").has("snrDb")).isFalse();
    assertThat(json.at("/noise/1/share").asDouble()).isEqualTo(0.6);
    assertThat(json.at("/wrong/0/clip").asText()).isEqualTo("yes/b");
    assertThat(json.at("/wrong/0/levels/no").asDouble()).isEqualTo(3.5);
    assertThat(json.at("/broken/0/reason").asText()).isEqualTo("It is empty.");
    assertThat(json.at("/power/nanowatts").asDouble())
        .isCloseTo(50 * 4.205e-12 / (625 * 0.008) * 1e9, within(1e-12));
  }

  @Test
  void textNamesEveryFigureWithItsCounts() {
    String text = ClipReportText.render(report());

    assertThat(text)
        .contains("Model tones on the validation partition")
        .contains("80.00 % (4 of 5;")
        .contains("66.67 % (2 of 3;")
        .contains("skipped " + Path.of("no", "c.wav") + ": It is empty.");
  }
}
