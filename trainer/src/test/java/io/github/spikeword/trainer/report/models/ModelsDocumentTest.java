package io.github.spikeword.trainer.report.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.config.Overrides;
import io.github.spikeword.trainer.config.Presets;
import io.github.spikeword.trainer.config.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsDocumentTest {

  private static final String EVALUATION =
      """
      {"model": "tutorial-6", "partition": "validation", "split": "official split", "clips": 200,
       "correct": 190, "accuracy": 0.95, "wilson95": [0.9104, 0.9726],
       "confusion": {"yes": {"yes": 96, "no": 4}, "no": {"yes": 6, "no": 94}},
       "words": {"yes": {"correct": 96, "clips": 100, "share": 0.96, "wilson95": [0.902, 0.984]},
                 "no": {"correct": 94, "clips": 100, "share": 0.94, "wilson95": [0.875, 0.972]}},
       "power": {"nanowatts": 11.25, "nanojoulesPerInference": 11.5},
       "neuroBench": {"denseOperations": 120000, "effectiveMultiplications": 1600,
         "effectiveAdditions": 14000, "activationSparsity": 0.9, "connectionSparsity": 0,
         "footprintBytes": 2000, "weightBitsOnChip": 6000},
       "mismatch": {"count": 100, "mean": 0.94, "deviation": 0.01, "min": 0.9, "p05": 0.92,
         "median": 0.945, "leakSpread": 0.1, "thresholdSpread": 0.02, "seed": 1},
       "noise": [{"correct": 190, "clips": 200, "wilson95": [0.9104, 0.9726]},
                 {"snrDb": 10, "correct": 180, "clips": 200, "wilson95": [0.8505, 0.9343]}]}
      """;

  private static final String ABLATIONS =
      """
      {"planned": 4, "ended": 3,
       "variants": [
         {"name": "base", "accuracy": {"count": 2, "median": 0.98, "min": 0.975, "max": 0.985}},
         {"name": "linear", "accuracy": {"count": 1, "median": 0.9, "min": 0.9, "max": 0.9},
          "versusBase": {"difference": -0.085, "overSpeakers95": [-0.12, -0.05]}},
         {"name": "never-run", "accuracy": {"count": 0}}],
       "runs": [{"folder": "runs/base",
                 "result": {"trainingClips": 1580, "split": "official split", "epochs": 12,
                            "validation": {"clips": 223}}}]}
      """;

  @TempDir Path results;

  private void put(String file, String text) throws IOException {
    Path path = results.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void everyTableNamesClipsIntervalsAndItsCommand() throws IOException {
    put("tutorial-6/evaluation.json", EVALUATION);

    String document = ModelsDocument.render(results, "images");

    assertThat(document)
        .contains("| [tutorial-6](#tutorial-6) | yes, no | 95.00 % (190 of 200), 91.0 to 97.3 |")
        .contains("Clips of the validation partition (official split):")
        .contains("| over noise, 10 dB | 90.00 % (180 of 200) | 85.1 to 93.4 |")
        .contains("On 100 mismatched chips (leaks spread 10 %, thresholds 2 %, seed 1)")
        .contains("| yes | 96 | 4 | 96.00 %, 90.2 to 98.4 |")
        .contains("15600 synaptic operations (1600 multiply-accumulates, 14000 accumulates)")
        .contains("`spikeword evaluate --model tutorial-6 --data DIR --noise --chips 100`")
        .contains("](images/placement-tutorial-6.svg)");
  }

  @Test
  void whatWasNotMeasuredIsSaidPlainly() throws IOException {
    put("tutorial-6/evaluation.json", EVALUATION);

    assertThat(ModelsDocument.render(results, "images"))
        .contains("Not measured yet: five seeds; cross-validation.")
        .contains("## What each ingredient is worth\n\nNot measured yet.")
        .doesNotContain("NaN");
  }

  @Test
  void aSweepBecomesATableOfSeedsAndTheirMedian() throws IOException {
    put(
        "tutorial-6/folds/table.json",
        """
        {"variants": [{"name": "base", "unfinishedSeeds": 1,
           "accuracy": {"count": 2, "median": 0.955, "min": 0.95, "max": 0.96},
           "medianSeed": {"correct": 950, "clips": 1000, "wilson95": [0.9346, 0.9619]},
           "seeds": [{"seed": 1, "folds": 5, "correct": 950, "clips": 1000,
                      "wilson95": [0.9346, 0.9619]},
                     {"seed": 2, "folds": 5, "correct": 960, "clips": 1000,
                      "wilson95": [0.946, 0.9705]}]}]}
        """);

    assertThat(ModelsDocument.render(results, "images"))
        .contains("Cross-validation: 5 folds with disjoint speakers")
        .contains("| 2 | 96.00 % (960 of 1000) | 94.6 to 97.1 |")
        .contains("| median | 95.50 % | 93.5 to 96.2 |")
        .contains("1 of 3 seeds are not finished and left out.")
        .contains(
            "`spikeword sweep --preset tutorial-6 --seeds 1-2 --folds 5 --data DIR --out DIR`");
  }

  @Test
  void noiseAndChipsOfASweepStandBesideItsSeedsWithTheirOwnMedians() throws IOException {
    put(
        "tutorial-6/seeds/table.json",
        """
        {"variants": [{"name": "base", "unfinishedSeeds": 0,
           "accuracy": {"count": 3, "median": 0.97, "min": 0.96, "max": 0.98},
           "medianSeed": {"correct": 97, "clips": 100, "wilson95": [0.9155, 0.9897]},
           "seeds": [%s, %s, %s]}]}
        """
            .formatted(seed(1, 96, 0.93, 0.94), seed(2, 98, 0.91, 0.95), seed(4, 97, 0.92, 0.99)));

    assertThat(ModelsDocument.render(results, "images"))
        .contains("| seed | right | 95 % | 10 dB | 100 mismatched chips, median |")
        .contains("| 2 | 98.00 % (98 of 100) | 91.6 to 99.0 | 91.00 % | 95.00 % |")
        .contains("| median | 97.00 % | 91.6 to 99.0 | 92.00 % | 95.00 % |")
        .contains("--seeds 1,2,4 --noise --chips 100 --data DIR --out DIR`");
  }

  private static String seed(int seed, int correct, double inNoise, double onChips) {
    return """
        {"seed": %d, "folds": 1, "correct": %d, "clips": 100, "wilson95": [0.9155, 0.9897],
         "circumstances": {"noise": [{"snrDb": 10, "share": %s}],
                           "mismatch": {"count": 100, "median": %s}}}
        """
        .formatted(seed, correct, inNoise, onChips);
  }

  @Test
  void ablationsTellDifferencesWithTheirIntervals() throws IOException {
    put("yes-no-clip/ablations/table.json", ABLATIONS);
    put(
        "yes-no-clip/ablations/runs/base/settings.yaml",
        SettingsFile.write(
            Overrides.apply(
                Presets.read("yes-no-clip"),
                Map.of(
                    "run.epochs", "12",
                    "run.seed", "4",
                    "split.method", "fold",
                    "network.outputTauMillis", "[64]"))));

    assertThat(ModelsDocument.render(results, "images"))
        .contains("Trained on 1580 clips for 12 epochs, judged on 223 (official split).")
        .contains(
            "sweep --preset yes-no-clip --set 'network.outputTauMillis=[64.0]' --set run.epochs=12"
                + " --variants models/ablations.yaml --seeds")
        .contains("| base | 2 | 98.00 % | 97.50 to 98.50 |  |  |  |")
        .contains("| linear | 1 | 90.00 % | 90.00 to 90.00 | -8.50 |  | -12.00 to -5.00 |")
        .contains("3 of 4 runs ended so far.")
        .doesNotContain("never-run");
  }

  @Test
  void aSweepWithRotatingFoldsSaysThatEachSeedHasItsOwn() throws IOException {
    put(
        "yes-no-clip/ablations/table.json",
        """
        {"planned": 2, "ended": 2,
         "variants": [
           {"name": "base", "accuracy": {"count": 2, "median": 0.97, "min": 0.96, "max": 0.98},
            "seeds": [{"seed": 1, "folds": 1, "clips": 361}, {"seed": 2, "folds": 1, "clips": 359}]}],
         "runs": [{"fold": 0, "ofFolds": 5,
                   "result": {"trainingClips": 1442, "split": "fold 1 of 5", "epochs": 240,
                              "validation": {"clips": 361}}}]}
        """);

    assertThat(ModelsDocument.render(results, "images"))
        .contains("judged on another of 5 folds of speakers with every seed, 720 clips in all.")
        .contains("--variants models/ablations.yaml --seeds 1-2 --folds 5 --rotate --data DIR");
  }

  @Test
  void thePresetIsNamedOnlyIfItsSettingsAreTheRuns() throws IOException {
    put("tutorial-6/evaluation.json", EVALUATION);
    put(
        "tutorial-6/train/settings.yaml",
        SettingsFile.write(Presets.read("tutorial-6-best").withEpochs(7)));
    assertThat(ModelsDocument.render(results, "images")).doesNotContain("train --preset");

    put("tutorial-6/train/settings.yaml", SettingsFile.write(Presets.read("tutorial-6-best")));
    assertThat(ModelsDocument.render(results, "images"))
        .contains("Made by `spikeword train --preset tutorial-6-best --data DIR --out DIR`.");
  }

  @Test
  void aFolderWithoutResultsIsRefused() {
    assertThatThrownBy(() -> ModelsDocument.render(results, "images"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("make-models.sh");
  }

  @Test
  void aDamagedResultIsNamed() throws IOException {
    put("tutorial-6/evaluation.json", "{");

    assertThatThrownBy(() -> ModelsDocument.render(results, "images"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("evaluation.json");
  }
}
