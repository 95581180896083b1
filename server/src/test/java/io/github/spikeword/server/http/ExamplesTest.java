package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients that the documentation shows, run as a reader would run them. */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("..", "docs", "examples");
  private static SpikewordServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private String run(String... command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(String.join(" ", command)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(err, StandardCharsets.UTF_8)).isZero();
      return Files.readString(out, StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
    }
  }

  private String words() throws IOException {
    byte[] wav = Tones.wav(Tones.speakAt(22_050, "yes", "no"), 22_050);
    return Files.write(folder.resolve("words.wav"), wav).toString();
  }

  private static void expectBothWords(String output) {
    List<String> detections =
        output.lines().filter(line -> line.contains("\"type\":\"detection\"")).toList();
    assertThat(detections).hasSize(2);
    assertThat(detections.get(0)).contains("\"word\":\"yes\"");
    assertThat(detections.get(1)).contains("\"word\":\"no\"");
    assertThat(output).contains("\"type\":\"finished\"");
  }

  @Test
  void theJavaClientHearsTheWords() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    expectBothWords(
        run(
            java,
            EXAMPLES.resolve("ListenToFile.java").toString(),
            words(),
            server.uri().toString().replaceFirst("http", "ws") + "/v1/listen"));
  }

  @Test
  void thePythonClientHearsTheWords() throws Exception {
    assumeTrue(hasPython(), "Python 3 is not installed: its example is not run.");
    expectBothWords(
        run(
            "python3",
            EXAMPLES.resolve("listen_to_file.py").toString(),
            words(),
            "127.0.0.1:" + server.uri().getPort()));
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
