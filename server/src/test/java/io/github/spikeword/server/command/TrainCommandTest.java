package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.server.Main;
import io.github.spikeword.server.testing.ToneCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void speak() throws IOException {
    ToneCorpus.write(folder.resolve("data"));
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  private int train(String[] small, String... more) {
    return run(
        ToneCorpus.commandLine(
            "train",
            folder,
            Stream.concat(Stream.of(small), Stream.of(more)).toArray(String[]::new)));
  }

  @Test
  void printsTheTutorialsTablesForPeopleAndTheResultForPrograms() throws IOException {
    Files.writeString(folder.resolve("data/yes/broken_nohash_0.wav"), "not sound");

    assertThat(train(ToneCorpus.small(6))).isZero();

    assertThat(err.toString())
        .contains("skipped ", "broken_nohash_0.wav", "1 broken clip skipped")
        .contains("neuron 12 | w=")
        .contains("Layer 1 hidden", "Layer 2 output")
        .contains("epoch 01 | loss=", "epoch 05 |", "epoch 06 |")
        .doesNotContain("epoch 02 |")
        .contains("CHIP POWER (yes vs no)", "Energy per inference:");
    assertThat(out.toString().lines())
        .hasSize(3)
        .anyMatch(line -> line.matches("accuracy  .* % \\(\\d of 8; .*"))
        .contains("bundle    " + folder.resolve("out/bundle/tutorial-6"))
        .contains("report    " + folder.resolve("out/report.html"));
  }

  @Test
  void jsonIsOneDocument() throws Exception {
    assertThat(train(ToneCorpus.small(1), "--json", "--seed", "9", "--fold", "1", "--folds", "3"))
        .isZero();

    JsonNode json = JsonText.readTree(out.toString());
    assertThat(json.at("/result/seed").asLong()).isEqualTo(9);
    assertThat(json.at("/result/split").asText()).contains("fold");
    assertThat(json.at("/result/validation/clips").asInt()).isEqualTo(8);
    assertThat(Path.of(json.get("bundle").asText()).resolve("manifest.json")).exists();
  }

  @Test
  void aBundleFromTrainingPassesTheCheck() {
    assertThat(train(ToneCorpus.small(1))).isZero();

    assertThat(run("check", folder.resolve("out/bundle/tutorial-6").toString())).isZero();
  }

  @Test
  void resumingNeedsNoSettingsAndRefusesOthers() {
    assertThat(train(ToneCorpus.small(1))).isZero();

    assertThat(run(ToneCorpus.commandLine("train", folder, "--resume"))).isZero();
    assertThat(err.toString()).contains("is finished already");
    assertThat(run(ToneCorpus.commandLine("train", folder, "--resume", "--epochs", "7")))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("other settings");
  }

  @Test
  void settingsThatMakeNoSenseAreOneLine() {
    assertThat(run(ToneCorpus.commandLine("train", folder))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--preset NAME (").hasLineCount(1);
    assertThat(train(ToneCorpus.small(1), "--fold", "1")).isEqualTo(ExitCode.USAGE);
    assertThat(train(ToneCorpus.small(1), "--threads", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(train(ToneCorpus.small(1), "--config", "x.yaml")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatCannotBeTrainedOnIsOneLine() throws IOException {
    assertThat(train(ToneCorpus.small(1), "--words", "yes,maybe")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("no word 'maybe'").hasLineCount(1);
    assertThat(train(ToneCorpus.small(1), "--words", "yes")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("at least two different words").hasLineCount(2);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(run("train", "--preset", "tutorial-6", "--data", empty.toString(), "--out", "x"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("holds no clips").hasLineCount(3);
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
