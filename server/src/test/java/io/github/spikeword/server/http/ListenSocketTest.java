package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ListenSocketTest {

  private static final int CHUNK = 6400;
  private static SpikewordServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start("limits.audio-rate", "1000", "limits.audio-burst-seconds", "1000");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static URI uri() {
    return server.uri();
  }

  static void speak(TestSocket client, byte[] pcm) {
    for (int at = 0; at < pcm.length; at += CHUNK) {
      client.send(Tones.part(pcm, at, at + CHUNK));
    }
  }

  @Test
  void tellsTheWordsInTheSoundThatAClientSends() {
    try (TestSocket client = TestSocket.connect(uri(), "/v1/listen")) {
      client.say("{\"type\":\"start\",\"rate\":16000,\"channels\":1,\"format\":\"s16le\"}");
      JsonNode hello = client.next("hello");
      speak(client, Tones.pcm(Tones.speak("-", "yes", "no", "-")));
      client.say("{\"type\":\"finish\"}");
      JsonNode finished = client.next("finished");

      assertThat(hello.at("/model/keywords").toString()).isEqualTo("[\"yes\",\"no\"]");
      assertThat(client.all("detection"))
          .extracting(d -> d.path("word").asText())
          .containsExactly("yes", "no");
      assertThat(finished.path("processedSamples").asLong()).isEqualTo(64_000);
      assertThat(finished.path("reason").asText()).isEqualTo("client");
      assertThat(client.closeCode()).isEqualTo(1000);
    }
  }
}
