package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.ServeProcess;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, told to stop as a service manager would. */
class ServeProcessTest {

  private static final String START = "{\"type\":\"start\",\"rate\":16000,\"channels\":1}";

  private static ServeProcess serve(Path folder) throws IOException {
    Path recording = folder.resolve("words.wav");
    Files.write(recording, Tones.wav(Tones.speak("yes", "no"), 16_000));
    return ServeProcess.start(folder, Map.of(), "--play", recording.toString());
  }

  @Test
  void finishesItsSessionsAndExitsWithZeroWithinFiveSecondsOfSigterm(@TempDir Path folder)
      throws Exception {
    try (ServeProcess server = serve(folder);
        TestSocket viewer = TestSocket.connect(server.uri(), "/v1/detections");
        TestSocket speaker = TestSocket.connect(server.uri(), "/v1/listen")) {
      viewer.next("detection");
      speaker.say(START);
      speaker.next("hello");
      long begin = System.nanoTime();
      server.stop();

      JsonNode goodbye = viewer.next("finished");
      assertThat(goodbye.path("reason").asText()).isEqualTo("shutdown");
      assertThat(speaker.next("finished").path("reason").asText()).isEqualTo("shutdown");
      assertThat(viewer.closeCode()).isEqualTo(1001);
      assertThat(speaker.closeCode()).isEqualTo(1001);
      assertThat(server.exitCode()).isZero();
      assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
    }
  }

  @Test
  void sendsAnEventStreamOffTooAndStillExitsWithZero(@TempDir Path folder) throws Exception {
    try (ServeProcess server = serve(folder);
        TestSocket speaker = TestSocket.connect(server.uri(), "/v1/listen")) {
      CompletableFuture<HttpResponse<String>> stream =
          HttpClient.newHttpClient()
              .sendAsync(
                  HttpRequest.newBuilder(server.uri().resolve("/v1/detections"))
                      .header("Accept", "text/event-stream")
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      speaker.say(START);
      speaker.next("hello");
      speaker.send(Tones.pcm(Tones.speak("yes")));
      speaker.next("detection");
      server.stop();

      assertThat(stream.get(5, TimeUnit.SECONDS).body())
          .contains("event: hello", "event: finished");
      assertThat(speaker.next("finished").path("reason").asText()).isEqualTo("shutdown");
      assertThat(speaker.closeCode()).isEqualTo(1001);
      assertThat(server.exitCode()).isZero();
    }
  }

  @Test
  void storesNoSound(@TempDir Path folder) throws Exception {
    try (ServeProcess server = serve(folder);
        TestSocket viewer = TestSocket.connect(server.uri(), "/v1/detections");
        TestSocket speaker = TestSocket.connect(server.uri(), "/v1/listen")) {
      viewer.next("detection");
      speaker.say(START);
      speaker.send(Tones.pcm(Tones.speak("yes")));
      speaker.next("detection");
      byte[] upload = Tones.wav(Tones.speak("no"), 16_000);
      assertThat(Http.post(server.uri(), "/v1/recognize", upload).statusCode()).isEqualTo(200);
      assertThat(files(folder)).containsExactly("err", "words.wav");
      server.stop();
      assertThat(server.exitCode()).isZero();
    }
    assertThat(files(folder)).containsExactly("err", "words.wav");
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
