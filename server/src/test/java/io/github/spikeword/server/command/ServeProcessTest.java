package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.server.testing.TestModel;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, told to stop as a service manager would. */
class ServeProcessTest {

  private static Process spikeword(Path folder, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "io.github.spikeword.server.Main"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    // in the environment, because ONNX Runtime does not survive a long command line
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("SPIKEWORD_BUNDLES", TestModel.sharedFolder().toString());
    return builder.directory(folder.toFile()).redirectError(folder.resolve("err").toFile()).start();
  }

  @Test
  void finishesItsSessionsAndExitsWithZeroWithinFiveSecondsOfSigterm(@TempDir Path folder)
      throws Exception {
    Path recording = folder.resolve("words.wav");
    Files.write(recording, Tones.wav(Tones.speak("yes", "no"), 16_000));
    Process process =
        spikeword(
            folder, "serve", "--port", "0", "--model", "tones", "--play", recording.toString());
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String address = out.readLine();
      assertThat(address).as(Files.readString(folder.resolve("err"))).startsWith("http://");
      URI uri = URI.create(address);
      try (TestSocket viewer = TestSocket.connect(uri, "/v1/detections");
          TestSocket speaker = TestSocket.connect(uri, "/v1/listen")) {
        viewer.next("detection");
        speaker.say("{\"type\":\"start\",\"rate\":16000,\"channels\":1}");
        speaker.next("hello");
        long begin = System.nanoTime();
        process.destroy(); // SIGTERM

        JsonNode goodbye = viewer.next("finished");
        assertThat(goodbye.path("reason").asText()).isEqualTo("shutdown");
        assertThat(speaker.next("finished").path("reason").asText()).isEqualTo("shutdown");
        assertThat(viewer.closeCode()).isEqualTo(1001);
        assertThat(speaker.closeCode()).isEqualTo(1001);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
        assertThat(process.exitValue()).isZero();
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
