package io.github.spikeword.trainer.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.BundleReader;
import io.github.spikeword.models.bundle.BundleWriter;
import io.github.spikeword.models.bundle.LoadedBundle;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.evaluate.SpikeCounts;
import io.github.spikeword.trainer.evaluate.ToneBundles;
import io.github.spikeword.trainer.evaluate.clip.ClipOptions;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.evaluate.clip.ClipResult;
import io.github.spikeword.trainer.evaluate.clip.ClipResults;
import io.github.spikeword.trainer.evaluate.clip.DecisionRule;
import io.github.spikeword.trainer.statistics.Share;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {

  @TempDir Path folder;

  private final Bundle bundle = ToneBundles.forClips();

  private static ClipResult result(String word, String decided) {
    return new ClipResult(Clip.of(word, Path.of(word, "a.wav")), decided, List.of(1.0, 0.0));
  }

  private ClipReport report() {
    return ClipReport.of(
            bundle.network(),
            bundle.name(),
            "validation",
            "official split",
            ClipOptions.plain(1),
            new ClipResults(
                List.of("yes", "no"),
                new DecisionRule(DecisionRule.Choice.WHOLE_CLIP, 0),
                List.of(result("yes", "yes"), result("no", "yes")),
                new SpikeCounts(250, List.of(100L, 50L), 400),
                List.of()))
        .with(new ClipReport.Chips(0.1, 0.02, 1, List.of(new Share(1, 2), new Share(2, 2))))
        .with(List.of(new ClipReport.NoiseRow(Optional.of(10.0), new Share(1, 2))), List.of());
  }

  @Test
  void figuresGoIntoManifestAndCardAndLeaveTheNetworkAsItIs() {
    Path before = folder.resolve("before");
    Path after = folder.resolve("after");
    BundleWriter.write(bundle, before);

    BundleWriter.write(
        Evidence.apply(BundleReader.read(before).bundle(), report(), List.of()), after);

    for (String file : List.of("model.onnx", "golden.json", "rules.json")) {
      assertThat(after.resolve(file)).hasSameBinaryContentAs(before.resolve(file));
    }
    LoadedBundle read = BundleReader.read(after);
    assertThat(read.bundle().network()).isEqualTo(bundle.network());
    assertThat(read.card())
        .contains("| clean | 50.00 % (1 of 2) |")
        .contains("| over noise, 10 dB | 50.00 % (1 of 2) |")
        .contains("On 2 mismatched chips (leaks spread 10 %, thresholds 2 %): median 75.00 %")
        .contains("| no | 1 | 0 | 0.0 %")
        .contains("calibrated to one published figure")
        .doesNotContain("NaN");
    assertThat(read.manifestJson()).doesNotContain("accuracies");
  }

  @Test
  void judgingAgainReplacesTheFiguresAndKeepsTheRest() {
    Map<String, Object> repeat = Map.of("folds", 5, "seeds", 1);
    Bundle once = Evidence.apply(bundle, report(), List.of(repeat));

    assertThat(Evidence.apply(once, report(), List.of())).isEqualTo(once);
  }

  @Test
  void repeatsComeFromTheTableOfASweepOverTheSameModel() throws Exception {
    Path table = folder.resolve("table.json");
    Files.writeString(
        table,
        """
        {"variants": [{"name": "base",
           "accuracy": {"count": 2, "median": 0.95, "min": 0.9, "max": 1.0},
           "medianSeed": {"correct": 9, "clips": 10, "share": 0.9, "wilson95": [0.6, 0.98]},
           "seeds": [{"seed": 1, "folds": 5}, {"seed": 2, "folds": 5}]}],
         "runs": [{"result": {"name": "tones"}}]}
        """);

    assertThat(Repeats.read(table, "tones"))
        .isEqualTo(
            Map.of(
                "folds",
                5,
                "seeds",
                2,
                "correct",
                9,
                "clips",
                10,
                "wilson95",
                List.of(0.6, 0.98),
                "min",
                0.9,
                "max",
                1.0));
    assertThatThrownBy(() -> Repeats.read(table, "other"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("of the model 'tones', not of 'other'");
    assertThatThrownBy(() -> Repeats.read(folder.resolve("nowhere"), "tones"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("table.json of a sweep");
  }
}
