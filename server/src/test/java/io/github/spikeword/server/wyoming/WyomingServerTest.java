package io.github.spikeword.server.wyoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.UserError;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WyomingServerTest {

  private static SpikewordServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start("wyoming.enabled", "true", "wyoming.port", "0");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void describesItselfAsAWakeWordService() throws IOException {
    try (WyomingSocket client = WyomingSocket.connect(server)) {
      client.send("{\"type\":\"describe\"}");
      JsonNode info = client.next();

      assertThat(info.path("type").asText()).isEqualTo("info");
      JsonNode program = info.at("/data/wake/0");
      assertThat(program.path("installed").asBoolean()).isTrue();
      assertThat(program.at("/attribution/name").isTextual()).isTrue();
      assertThat(program.path("models"))
          .extracting(m -> m.path("name").asText())
          .containsExactly("yes", "no");
      assertThat(info.at("/data/asr")).isEmpty();
    }
  }

  @Test
  void tellsAWordAndWhenItWasSpoken() throws IOException {
    try (WyomingSocket client = WyomingSocket.connect(server)) {
      client.speak(Tones.speak("-", "no"), 16_000);
      JsonNode detection = client.next();

      assertThat(detection.path("type").asText()).isEqualTo("detection");
      assertThat(detection.at("/data/name").asText()).isEqualTo("no");
      assertThat(detection.at("/data/timestamp").asInt()).isBetween(1250, 1650);
    }
  }

  @Test
  void tellsOnlyTheWordsThatTheClientWants() throws IOException {
    try (WyomingSocket client = WyomingSocket.connect(server)) {
      client.send("{\"type\":\"detect\",\"data\":{\"names\":[\"no\"]}}");
      client.speak(Tones.speakAt(44_100, "yes", "no"), 44_100);
      assertThat(client.next().at("/data/name").asText()).isEqualTo("no");
      client.speak(Tones.speak("yes"), 16_000);
      assertThat(client.next().path("type").asText()).isEqualTo("not-detected");
    }
  }

  @Test
  void answersAPing() throws IOException {
    try (WyomingSocket client = WyomingSocket.connect(server)) {
      client.send("{\"type\":\"ping\"}");
      assertThat(client.next().path("type").asText()).isEqualTo("pong");
    }
  }

  @Test
  void closesWithAReasonOnWhatIsNotOfTheProtocolAndServesTheNext() throws IOException {
    for (String nonsense :
        new String[] {
          "GET / HTTP/1.1",
          "{}",
          "[1]",
          "{\"type\":\"audio-chunk\",\"payload_length\":-1}",
          "{\"type\":\"audio-chunk\",\"payload_length\":99999999999}",
          "{\"type\":\"audio-start\",\"data\":{\"rate\":16000,\"width\":3,\"channels\":1}}",
          "{\"type\":\"audio-start\"}"
        }) {
      try (WyomingSocket client = WyomingSocket.connect(server)) {
        client.send(nonsense);
        assertThat(client.next().at("/data/code").asText()).as(nonsense).isEqualTo("bad-message");
        assertThat(client.next()).as("after " + nonsense).isEmpty();
      }
    }
    answersAPing();
  }

  @Test
  void isNotOfferedToOtherMachinesWithoutSayingSo() {
    assertThatThrownBy(
            () ->
                TestServer.start(
                    "wyoming.enabled",
                    "true",
                    "wyoming.port",
                    "0",
                    "server.host",
                    "0.0.0.0",
                    "server.token",
                    "a-token-of-some-length"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--insecure");
  }
}
