package io.github.spikeword.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.network.Network;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.evaluate.SpikeCounts;
import io.github.spikeword.trainer.evaluate.ToneBundles;
import io.github.spikeword.trainer.evaluate.clip.ClipOptions;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.evaluate.clip.ClipResult;
import io.github.spikeword.trainer.evaluate.clip.ClipResults;
import io.github.spikeword.trainer.evaluate.clip.DecisionRule;
import io.github.spikeword.trainer.statistics.Share;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClipEvaluationPageTest {

  private static final Network NETWORK = ToneBundles.forClips().network();

  private static ClipResult result(String word, String name, String decided) {
    return new ClipResult(Clip.of(word, Path.of(word, name + ".wav")), decided, List.of(2.0, 3.5));
  }

  private final ClipReport report =
      ClipReport.of(
          NETWORK,
          "tones",
          "validation",
          "official split",
          ClipOptions.plain(1),
          new ClipResults(
              List.of("yes", "no"),
              new DecisionRule(DecisionRule.Choice.WHOLE_CLIP, 0),
              List.of(result("yes", "<b>", "no"), result("no", "a", "no")),
              new SpikeCounts(250, List.of(100L, 50L), 400),
              List.of()));

  @Test
  void figuresAndMistakesAreOnThePage() {
    String page = ClipEvaluationPage.render(report, NETWORK);

    assertThat(page)
        .startsWith("<!doctype html>")
        .endsWith("</html>\n")
        .contains("50.00 %", "1 of 2", "yes/&lt;b&gt;", "2.00  3.50")
        .doesNotContain("<b>.", "src=", "http");
  }

  @Test
  void chipsAndNoiseArePicturedWhenTheyWereJudged() {
    String plain = ClipEvaluationPage.render(report, NETWORK);
    String full =
        ClipEvaluationPage.render(
            report
                .with(new ClipReport.Chips(0.1, 0.02, 1, List.of(new Share(1, 2), new Share(2, 2))))
                .with(
                    List.of(new ClipReport.NoiseRow(Optional.of(10.0), new Share(1, 2))),
                    List.of()),
            NETWORK);

    assertThat(plain)
        .contains("Neurons in the cores")
        .doesNotContain("mismatched chips", "Under noise");
    assertThat(full).contains("On mismatched chips", "2 chips", "Under noise", "10 dB", "<svg");
  }
}
