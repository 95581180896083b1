package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.spikeword.server.testing.ToneCorpus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training as a process of its own, stopped as a person at a terminal stops it. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TrainProcessTest {

  private static final int FAR_TOO_MANY_EPOCHS = 100_000;

  @TempDir Path folder;

  @BeforeEach
  void speak() throws IOException {
    assumeFalse(
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows"),
        "There is no kill command to press Ctrl-C with.");
    ToneCorpus.write(folder.resolve("data"));
  }

  private Process train(String... more) throws IOException {
    List<String> command = new ArrayList<>(heedingControlC());
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "io.github.spikeword.server.Main"));
    command.addAll(List.of(ToneCorpus.commandLine("train", folder, more)));
    ProcessBuilder builder = new ProcessBuilder(command);
    // in the environment, because ONNX Runtime does not survive a long command line
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.redirectErrorStream(true).start();
  }

  /**
   * A build that a shell started in the background ignores Ctrl-C, and so would its children; GNU
   * env undoes that.
   */
  private static List<String> heedingControlC() throws IOException {
    List<String> heeding = List.of("env", "--default-signal=INT");
    try {
      List<String> trial = new ArrayList<>(heeding);
      trial.add("true");
      return new ProcessBuilder(trial).start().waitFor() == 0 ? heeding : List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void waitFor(BufferedReader lines, String start) throws IOException {
    List<String> seen = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.add(line);
      if (line.startsWith(start)) {
        return;
      }
    }
    assertThat(seen).as("a line that starts with '" + start + "'").isEmpty();
  }

  private static void pressControlC(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }

  @Test
  void controlCKeepsTheEpochAndTheRunContinues() throws Exception {
    Process process = train(ToneCorpus.small(FAR_TOO_MANY_EPOCHS));
    try (BufferedReader lines = output(process)) {
      waitFor(lines, "epoch 05");
      pressControlC(process);
      waitFor(lines, "Stopping. The epoch is finished and kept first.");
      waitFor(lines, "Stopped. Continue with: spikeword train --resume");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    } finally {
      process.destroyForcibly();
    }
    long kept = epochs();
    assertThat(kept).isGreaterThanOrEqualTo(5);

    Process resumed = train("--resume");
    try (BufferedReader lines = output(resumed)) {
      waitFor(lines, "=== tutorial-6, resumed after epoch " + kept);
    } finally {
      resumed.destroyForcibly();
    }
  }

  @Test
  void killedAtAnyMomentItContinuesFromTheLastWholeEpoch() throws Exception {
    Process process = train(ToneCorpus.small(FAR_TOO_MANY_EPOCHS));
    try (BufferedReader lines = output(process)) {
      waitFor(lines, "epoch 10");
    } finally {
      process.destroyForcibly().waitFor();
    }
    long written = epochs();

    Process resumed = train("--resume");
    try (BufferedReader lines = output(resumed)) {
      waitFor(lines, "=== tutorial-6, resumed after epoch ");
      waitFor(lines, "epoch ");
      pressControlC(resumed);
      waitFor(lines, "Stopped.");
    } finally {
      resumed.destroyForcibly();
    }
    assertThat(epochs()).isGreaterThanOrEqualTo(written);
    try (Stream<String> lines = Files.lines(folder.resolve("out/metrics.csv"))) {
      assertThat(lines.skip(1).map(line -> line.split(",", 2)[0]))
          .as("every epoch once")
          .doesNotHaveDuplicates();
    }
  }

  private long epochs() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("out/metrics.jsonl"))) {
      return lines.count();
    }
  }
}
