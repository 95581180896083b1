package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.spikeword.models.testing.Mutations;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.Schemas;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Damaged input over real sockets: every client gets a documented answer, the next one is served.
 */
class StrangersTest {

  private static final int UPLOADS = 2_000;
  private static final int CONNECTIONS = 100;
  private static final int MESSAGES = 30;
  private static final Set<Integer> DOCUMENTED_CODES =
      Set.of(1000, 1009, 4401, 4404, 4429, 4430, 4431);

  private static SpikewordServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start("limits.upload-bytes", "4000");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyUploadIsAnsweredInTheProtocolsWords() {
    byte[] wav = Tones.wav(Arrays.copyOf(Tones.speak("yes"), 1000), 16_000);
    Mutations mutations = Mutations.ofFiles(3, 60, wav);
    Set<Integer> seen = new TreeSet<>();
    for (int n = 0; n < UPLOADS; n++) {
      HttpResponse<String> answer = Http.post(server.uri(), "/v1/recognize", mutations.next());
      seen.add(answer.statusCode());
      Schemas.check(answer.statusCode() == 200 ? "recognition" : "problem", Http.json(answer));
    }
    assertThat(seen).contains(200, 422).isSubsetOf(200, 400, 413, 422);
  }

  @Test
  void everyMessageIsTakenOrAnsweredAndTheNextClientServed() {
    List<String> tokens = List.of("{", "}", "\"", ":", ",", "null", "-1", "1e9");
    Mutations texts =
        Mutations.ofTexts(
            4,
            tokens,
            "{\"type\":\"configure\",\"words\":{\"yes\":{\"threshold\":2.5,\"release\":1}}}",
            "{\"type\":\"configure\",\"events\":[\"score\"],\"scoreEveryMs\":20}");
    Mutations starts =
        Mutations.ofTexts(5, tokens, "{\"type\":\"start\",\"rate\":16000,\"channels\":1}");
    Mutations sounds = Mutations.ofFiles(6, 1000, new byte[640]);
    int codes = 0;
    for (int c = 0; c < CONNECTIONS; c++) {
      try (TestSocket client = TestSocket.connect(server.uri(), "/v1/listen")) {
        client.say(new String(starts.next(), StandardCharsets.UTF_8));
        client.trySay("{\"type\":\"start\",\"rate\":16000,\"channels\":1}");
        for (int m = 0; m < MESSAGES && client.isOpen(); m++) {
          if (m % 3 == 2) {
            client.trySend(sounds.next());
          } else {
            client.trySay(new String(texts.next(), StandardCharsets.UTF_8));
          }
        }
        client.trySay("{\"type\":\"finish\"}");
        OptionalInt code = client.closeCodeIfRead();
        if (code.isPresent()) {
          codes++;
          assertThat(code.getAsInt()).isIn(DOCUMENTED_CODES);
        }
        client.drain(); // every message fits its schema
      }
    }
    assertThat(codes).isGreaterThan(CONNECTIONS / 2);
    await().atMost(Duration.ofSeconds(20)).until(() -> server.reception().current() == 0);
    assertThat(Http.get(server.uri(), "/health/readiness").statusCode()).isEqualTo(200);
  }
}
