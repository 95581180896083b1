package io.github.spikeword.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code models/make-models.sh} with a launcher that only writes down what it is told. */
class MakeModelsScriptTest {

  /** Leaves the project alone; breaks off once at the command that the file "broken" names. */
  private static final String LAUNCHER =
      """
      #!/bin/sh
      echo "$*" >>"$LOG"
      command=$1
      for word; do
        [ "${before-}" = --out ] && out=$word
        before=$word
      done
      case ${out-} in
        /*)
          mkdir -p "$out"
          echo settings >"$out/settings.yaml"
          ;;
      esac
      if [ "$command" = "$(cat "$LOG.broken" 2>/dev/null)" ]; then
        rm "$LOG.broken"
        exit 1
      fi
      case $command in
        train) mkdir -p "$out/bundle/yes-no-clip" && echo done >"$out/result.json" ;;
        sweep) echo done >"$out/table.json" ;;
      esac
      echo "figures of $command"
      """;

  @TempDir private Path folder;

  private Path log;
  private Path results;
  private ScriptSandbox sandbox;

  @BeforeEach
  void install() throws IOException {
    results = folder.resolve("work/yes-no-clip");
    sandbox = new ScriptSandbox(folder, "make-models.sh", folder.resolve("work"), LAUNCHER);
    log = sandbox.log();
  }

  private int make(String... parts) throws IOException, InterruptedException {
    return sandbox.run(Map.of(), parts);
  }

  @Test
  void everyPartOfTheProofIsMadeAndGoesIntoTheBundle() throws Exception {
    assertThat(make("yes-no-clip")).isZero();

    assertThat(sandbox.commands())
        .containsExactly(
            "train", "evaluate", "check", "sweep", "sweep", "evaluate", "check", "models-report");
    List<String> lines = Files.readAllLines(log);
    assertThat(lines.get(0)).contains("--preset yes-no-clip");
    assertThat(lines.get(1)).contains("--noise --chips 100", "--json");
    assertThat(lines.get(3)).contains("--seeds 1-5").doesNotContain("--folds");
    assertThat(lines.get(4)).contains("--seeds 1-5", "--folds 5");
    assertThat(lines.get(5))
        .contains("--out models/bundles/yes-no-clip")
        .contains("--table " + results.resolve("seeds/table.json"))
        .contains("--table " + results.resolve("folds/table.json"));
    assertThat(lines.get(7)).contains("--out docs/models.md");
    assertThat(results.resolve("evaluation.json")).hasContent("figures of evaluate");
  }

  @Test
  void startedAgainItOnlyMakesWhatIsMissingAndResumesTraining() throws Exception {
    Files.writeString(folder.resolve("log.broken"), "train");
    assertThat(make("yes-no-clip")).isNotZero();
    Files.writeString(folder.resolve("log.broken"), "evaluate");
    assertThat(make("yes-no-clip")).isNotZero();
    assertThat(results.resolve("evaluation.json")).doesNotExist();
    assertThat(make("yes-no-clip")).isZero();
    assertThat(Files.readAllLines(log).get(1)).contains("train --resume").doesNotContain("preset");

    Files.delete(log);
    assertThat(make("yes-no-clip")).isZero();
    assertThat(sandbox.commands())
        .as("only the card and the document are written anew")
        .containsExactly("evaluate", "check", "models-report");
  }

  @Test
  void ablationsGrowSeedBySeed() throws Exception {
    assertThat(make("ablations")).isZero();

    assertThat(Files.readAllLines(log).stream().filter(line -> line.startsWith("sweep")))
        .hasSize(5)
        .allSatisfy(line -> assertThat(line).contains("--variants models/ablations.yaml"))
        .first()
        .asString()
        .contains("--seeds 1-1");
  }

  @Test
  void anUnknownPartIsRefused() throws Exception {
    assertThat(make("tutorial-7")).isEqualTo(2);
    assertThat(folder.resolve("output")).content().contains("there is no part 'tutorial-7'");
  }
}
