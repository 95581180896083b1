package io.github.spikeword.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  @TempDir Path parent;

  private static Map<String, Object> metrics(int epoch) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("epoch", epoch);
    metrics.put("loss", 0.5 / epoch);
    return metrics;
  }

  @Test
  void holdsSettingsAndEnvironmentFromTheStart() throws IOException {
    RunFolder folder = RunFolder.create(parent.resolve("a/b"), "name: x\n");

    assertThat(folder.settings()).hasContent("name: x");
    assertThat(Files.readString(folder.path().resolve("environment.json")))
        .contains("java.version", System.getProperty("java.version"), "processors");
    assertThat(folder.checkpoint()).doesNotExist();
  }

  @Test
  void isNotTakenForASecondRun() {
    RunFolder.create(parent.resolve("a"), "name: x\n");

    assertThatThrownBy(() -> RunFolder.create(parent.resolve("a"), "name: y\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("already holds a run")
        .hasMessageContaining("--resume");
  }

  @Test
  void whatHoldsNoRunCannotBeContinued() {
    assertThatThrownBy(() -> RunFolder.open(parent))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no run to resume")
        .hasMessageContaining("settings.yaml");
  }

  @Test
  void aFileInTheWayIsAnErrorInASentence() throws IOException {
    Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> RunFolder.create(parent.resolve("file/run"), "name: x\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void metricsGrowByALineInBothFormsUnderOneHeader() throws IOException {
    RunFolder folder = RunFolder.create(parent.resolve("a"), "");
    folder.appendMetrics(metrics(1));
    folder.appendMetrics(metrics(2));

    assertThat(Files.readAllLines(folder.path().resolve("metrics.csv")))
        .containsExactly("epoch,loss", "1,0.5", "2,0.25");
    assertThat(Files.readAllLines(folder.path().resolve("metrics.jsonl"))).hasSize(2);
  }

  @Test
  void whatTheCheckpointDoesNotKnowIsCutAHalfWrittenLineToo() throws IOException {
    RunFolder folder = RunFolder.create(parent.resolve("a"), "");
    for (int epoch = 1; epoch <= 3; epoch++) {
      folder.appendMetrics(metrics(epoch));
    }
    Files.writeString(folder.path().resolve("metrics.csv"), "4,0.1", StandardOpenOption.APPEND);

    folder.keepMetrics(2);
    folder.appendMetrics(metrics(3));

    assertThat(Files.readAllLines(folder.path().resolve("metrics.csv")))
        .containsExactly("epoch,loss", "1,0.5", "2,0.25", "3," + 0.5 / 3);
    assertThat(Files.readAllLines(folder.path().resolve("metrics.jsonl"))).hasSize(3);
  }

  @Test
  void aRunThatStartsAnewForgetsAllMetrics() throws IOException {
    RunFolder folder = RunFolder.create(parent.resolve("a"), "");
    folder.appendMetrics(metrics(1));

    folder.keepMetrics(0);

    assertThat(Files.readAllLines(folder.path().resolve("metrics.csv")))
        .containsExactly("epoch,loss");
    assertThat(folder.path().resolve("metrics.jsonl")).isEmptyFile();
  }
}
