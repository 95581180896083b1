package io.github.spikeword.server.wyoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.session.OwnSound;
import io.github.spikeword.server.testing.RepeatedTones;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients of the adapter are held to the limits of all clients, and cost the others nothing. */
class WyomingLimitsTest {

  private static final int RATE = 16_000;

  private static SpikewordServer start(Optional<OwnSound> sound, String... settings) {
    List<String> all = new ArrayList<>(List.of("wyoming.enabled", "true", "wyoming.port", "0"));
    all.addAll(Arrays.asList(settings));
    return TestServer.start(sound, all.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"50, 15", "100000, 0.5"})
  void clientThatDoesNotReadIsCutOffAndTheOthersHearOn(String queued, String writeSeconds)
      throws IOException {
    try (SpikewordServer server =
            start(
                Optional.of(new RepeatedTones("yes")),
                "limits.queued-events",
                queued,
                "limits.write-seconds",
                writeSeconds,
                "limits.audio-rate",
                "1000",
                "limits.audio-burst-seconds",
                "3600",
                "limits.messages-per-second",
                "100000",
                "feed.heartbeat-seconds",
                "0.2");
        WyomingSocket slow = WyomingSocket.connectNarrow(server);
        TestSocket other = TestSocket.connect(server.uri(), "/v1/detections")) {
      await().until(() -> server.reception().current() == 2);
      CompletableFuture<Void> speaking = CompletableFuture.runAsync(() -> speakForEver(slow));
      await().atMost(Duration.ofSeconds(60)).until(() -> server.reception().current() == 1);
      speaking.join();
      other.drain();
      other.next("heartbeat");
    }
  }

  private static void speakForEver(WyomingSocket client) {
    byte[] words = Tones.pcm(Tones.speak("yes", "no"));
    try {
      while (true) {
        client.sendChunks(words, RATE, 32_000);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?i).*(broken|reset|closed|abort).*");
    }
  }

  @Test
  void soundThatComesTooFastEndsTheConnectionWithAReason() throws IOException {
    try (SpikewordServer server = start(Optional.empty(), "limits.audio-burst-seconds", "1");
        WyomingSocket client = WyomingSocket.connect(server)) {
      byte[] twoSeconds = new byte[2 * 2 * RATE];
      client.sendChunks(twoSeconds, RATE, twoSeconds.length);

      expectEnd(client, "audio-too-fast");
    }
  }

  @Test
  void tooManyEventsEndTheConnectionWithAReason() throws IOException {
    try (SpikewordServer server = start(Optional.empty(), "limits.messages-per-second", "1");
        WyomingSocket client = WyomingSocket.connect(server)) {
      client.send("{\"type\":\"ping\"}\n{\"type\":\"ping\"}");

      assertThat(client.next().path("type").asText()).isEqualTo("pong");
      expectEnd(client, "too-many-messages");
    }
  }

  @Test
  void connectionLivesNoLongerThanAllowed() throws IOException {
    try (SpikewordServer server = start(Optional.empty(), "limits.session-seconds", "0.3");
        WyomingSocket client = WyomingSocket.connect(server)) {
      expectEnd(client, "session-too-long");
    }
  }

  @Test
  void clientThatSendsNothingIsToldSoBeforeTheEnd() throws IOException {
    try (SpikewordServer server = start(Optional.empty(), "limits.idle-seconds", "0.3");
        WyomingSocket client = WyomingSocket.connect(server)) {
      expectEnd(client, "idle");
    }
  }

  private static void expectEnd(WyomingSocket client, String code) throws IOException {
    JsonNode error = client.next();
    assertThat(error.path("type").asText()).isEqualTo("error");
    assertThat(error.at("/data/code").asText()).isEqualTo(code);
    assertThat(error.at("/data/text").asText()).isNotEmpty();
    assertThat(client.next()).as("what follows").isEmpty();
  }
}
