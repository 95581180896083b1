package io.github.spikeword.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's logic is tested by Node's own test runner; without Node the build does without. */
class PageLogicTest {

  /** First version whose test runner and modules behave as the tests need. */
  private static final int LEAST_NODE = 20;

  private static final Path TESTS = Path.of("src/test/js");

  @TempDir Path temporary;

  @Test
  void everyJavaScriptUnitTestPasses() throws Exception {
    assumeTrue(
        nodeMajorVersion() >= LEAST_NODE,
        "The page's unit tests need Node.js " + LEAST_NODE + " or newer on the path.");
    List<String> command = new ArrayList<>(List.of("node", "--test"));
    try (Stream<Path> files = Files.list(TESTS)) {
      files.map(Path::toString).filter(f -> f.endsWith(".test.js")).sorted().forEach(command::add);
    }
    assertThat(command).as("test files in " + TESTS.toAbsolutePath()).hasSizeGreaterThan(2);

    Run run = run(command);

    assertThat(run.exitCode()).as(run.output()).isZero();
  }

  private int nodeMajorVersion() throws InterruptedException {
    try {
      String version = run(List.of("node", "--version")).output().strip();
      return Integer.parseInt(version.substring(1, version.indexOf('.')));
    } catch (IOException e) {
      return 0; // no such program
    }
  }

  private record Run(int exitCode, String output) {}

  private Run run(List<String> command) throws IOException, InterruptedException {
    Path output = temporary.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Run(process.waitFor(), Files.readString(output, StandardCharsets.UTF_8));
  }
}
