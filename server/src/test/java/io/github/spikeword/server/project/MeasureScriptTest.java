package io.github.spikeword.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code models/measure-yes-no.sh} with a launcher that only writes down what it is told. */
class MeasureScriptTest {

  /** Fails for the command that the file "broken" names, after it has begun to write. */
  private static final String LAUNCHER =
      """
      #!/bin/sh
      echo "$*" >>"$LOG"
      for word; do
        [ "${before-}" = --out ] && mkdir -p "$word"
        [ "${before-}" = --html ] && echo page >"$word"
        before=$word
      done
      echo "figures of $1"
      [ "$1" != "$(cat "$LOG.broken" 2>/dev/null)" ]
      """;

  @TempDir private Path folder;

  private Path log;
  private Path out;
  private ScriptSandbox sandbox;

  @BeforeEach
  void install() throws IOException {
    out = folder.resolve("out");
    sandbox = new ScriptSandbox(folder, "measure-yes-no.sh", out, LAUNCHER);
    log = sandbox.log();
  }

  private int measure(String... more) throws IOException, InterruptedException {
    return sandbox.run(Map.of("CHIPS", "7"), more);
  }

  @Test
  void everyResultIsMadeOnceAndNamed() throws Exception {
    assertThat(measure("my-model")).isZero();
    assertThat(measure("my-model")).isZero();

    assertThat(sandbox.commands())
        .containsExactly(
            "compose", "evaluate-stream", "tune", "models", "evaluate", "evaluate-robustness");
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> !line.startsWith("compose") && !line.startsWith("models"))
        .allSatisfy(line -> assertThat(line).contains("--model my-model"));
    assertThat(Files.readString(log)).contains("--chips 7");
    for (String result :
        List.of("recordings", "tuned", "trade-off.txt", "listening.html", "clips.html")) {
      assertThat(out.resolve(result)).exists();
      assertThat(folder.resolve("output")).content().contains(out.resolve(result).toString());
    }
    assertThat(out.resolve("robustness.json")).hasContent("figures of evaluate-robustness");
  }

  @Test
  void whatBrokeOffIsNoResultAndIsMadeAnew() throws Exception {
    Files.writeString(folder.resolve("log.broken"), "evaluate");
    assertThat(measure()).isNotZero();
    assertThat(out.resolve("clips.json")).doesNotExist();
    Files.delete(folder.resolve("log.broken"));

    assertThat(measure()).isZero();

    assertThat(out.resolve("clips.json")).exists();
    assertThat(sandbox.commands())
        .containsExactly(
            "compose",
            "evaluate-stream",
            "tune",
            "models",
            "evaluate",
            "evaluate",
            "evaluate-robustness");
  }

  @Test
  void withoutFoldersItSaysHowItIsUsed() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", ProjectRoot.find().resolve("models/measure-yes-no.sh").toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said).contains("models/measure-yes-no.sh DATA OUT").doesNotContain("set -eu");
  }
}
