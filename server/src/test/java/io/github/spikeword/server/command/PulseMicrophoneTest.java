package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.PulseAudio;
import io.github.spikeword.server.testing.ServeProcess;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --mic} on a microphone that runs in real time, through the real Java Sound. */
@Timeout(240) // levels and scores come for ever, so a word that is waited for might, too
class PulseMicrophoneTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void hearsWordsNamesZerosAndSurvivesThePulledPlug(@TempDir Path folder) throws Exception {
    Path words = folder.resolve("words.wav");
    Files.write(words, Tones.wav(Tones.speak("-", "yes", "-", "no", "-"), 16_000));
    try (PulseAudio pulse = PulseAudio.start(folder);
        ServeProcess server = ServeProcess.start(folder, pulse.environment(), "--mic");
        TestSocket viewer = TestSocket.connect(server.uri(), "/v1/detections")) {
      assertThat(viewer.next("hello").path("source").asText()).isEqualTo("microphone");
      awaitTrouble(server.uri(), "zeros");

      CompletableFuture<Void> playing = play(pulse, words);
      JsonNode first = viewer.next("detection");
      assertThat(first.path("word").asText()).isEqualTo("yes");
      JsonNode second = viewer.next("detection");
      assertThat(second.path("word").asText()).isEqualTo("no");
      // the tones begin two seconds apart; a busy machine may lose or stretch a little
      assertThat(second.path("onsetMs").asDouble() - first.path("onsetMs").asDouble())
          .isBetween(1500.0, 2500.0);
      playing.join();
      awaitExactAccount(server.uri());

      pulse.unplug();
      awaitTrouble(server.uri(), "again");
      pulse.plugIn();
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(frames(server.uri(), "read")).isPositive());
      play(pulse, words).join();
      JsonNode gap = viewer.next("gap");
      assertThat(gap.path("cause").asText()).isIn("reopened", "stall");
      assertThat(gap.path("lostSamples").asLong()).isPositive();
      assertThat(viewer.next("detection").path("word").asText()).isEqualTo("yes");
      awaitExactAccount(server.uri());

      server.stop();
      assertThat(server.exitCode()).isZero();
    }
  }

  private static CompletableFuture<Void> play(PulseAudio pulse, Path words) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            pulse.play(words);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  private static void awaitTrouble(URI server, String word) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              HttpResponse<String> answer = Http.get(server, "/health/readiness");
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.body()).contains(word);
            });
  }

  /** What is shown moves once a second, all four at once; a look in this very moment may differ. */
  private static void awaitExactAccount(URI server) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              String metrics = Http.get(server, "/prometheus").body();
              assertThat(frames(metrics, "read"))
                  .isPositive()
                  .isEqualTo(
                      frames(metrics, "processed")
                          + frames(metrics, "dropped")
                          + frames(metrics, "queued"));
            });
  }

  private static double frames(URI server, String state) {
    return frames(Http.get(server, "/prometheus").body(), state);
  }

  private static double frames(String metrics, String state) {
    Matcher line =
        Pattern.compile("spikeword_microphone_frames\\{state=\"" + state + "\"} (\\S+)")
            .matcher(metrics);
    assertThat(line.find()).as("frames %s in %s", state, metrics).isTrue();
    return Double.parseDouble(line.group(1));
  }
}
