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

class SweepCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void speak() throws IOException {
    ToneCorpus.write(folder.resolve("data"));
  }

  private int sweep(String... more) {
    String[] all =
        Stream.concat(Stream.of(ToneCorpus.small(1)), Stream.of(more)).toArray(String[]::new);
    return Main.run(
        new PrintWriter(out), new PrintWriter(err), ToneCorpus.commandLine("sweep", folder, all));
  }

  @Test
  void comparesVariantsOverSeedsAndFolds() throws Exception {
    Path variants = folder.resolve("variants.yaml");
    Files.writeString(variants, "linear: {features: {compression: {kind: linear}}}\n");

    assertThat(
            sweep(
                "--seeds",
                "3-4",
                "--folds",
                "2",
                "--variants",
                variants.toString(),
                "--snr",
                "20",
                "--json"))
        .isZero();

    JsonNode json = JsonText.readTree(out.toString());
    assertThat(json.get("planned").asInt()).isEqualTo(8);
    assertThat(json.at("/variants/1/name").asText()).isEqualTo("linear");
    assertThat(json.at("/variants/1/seeds/1/seed").asInt()).isEqualTo(4);
    assertThat(json.at("/variants/1/seeds/1/clips").asInt())
        .as("both folds together hold every clip once")
        .isEqualTo(24);
    assertThat(json.at("/variants/1/versusBase/difference").isNumber()).isTrue();
    assertThat(json.at("/variants/1/versusBase/overSeeds95")).hasSize(2);
    assertThat(json.at("/variants/1/versusBase/overSpeakers95")).hasSize(2);
    assertThat(json.at("/variants/0/seeds/0/circumstances/noise/0/clips").asInt()).isEqualTo(24);
    assertThat(folder.resolve("out/table.md")).exists();
    assertThat(folder.resolve("out/runs/linear-seed4-fold1of2/report.html")).exists();
    assertThat(err.toString()).contains("[8/8] ");
  }

  @Test
  void aSecondStartOnlyAddsWhatIsNew() {
    assertThat(sweep("--seeds", "1")).isZero();
    assertThat(sweep("--seeds", "1,5")).isZero();

    assertThat(err.toString()).contains("base-seed1: The run in").contains("is finished already");
    assertThat(out.toString()).contains("| base | 2 | 8 |");
  }

  @Test
  void nonsenseIsRefusedBeforeAnythingRuns() {
    assertThat(sweep("--seeds", "5-1")).isEqualTo(ExitCode.USAGE);
    assertThat(sweep("--seeds", "one")).isEqualTo(ExitCode.USAGE);
    assertThat(sweep("--folds", "1")).isEqualTo(ExitCode.USAGE);
    assertThat(sweep("--seeds", "1,1")).isEqualTo(ExitCode.FAILED);
    assertThat(sweep("--variants", "nowhere.yaml")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).hasLineCount(5);
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
