package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.Schemas;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every limit has an answer: an error that says which, and a close code of its own. */
class LimitsTest {

  private static final String START = "{\"type\":\"start\",\"rate\":16000,\"channels\":1}";

  private static void expectEnd(TestSocket client, String code, int closeCode) {
    JsonNode error = client.next("error");
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.path("fatal").asBoolean()).isTrue();
    assertThat(client.closeCode()).isEqualTo(closeCode);
  }

  @Test
  void boundsTheLengthOfAMessage() {
    try (SpikewordServer server = TestServer.start("limits.message-bytes", "1000");
        TestSocket client = TestSocket.connect(server.uri(), "/v1/listen")) {
      client.say(START);
      assertThat(client.next("hello").at("/limits/messageBytes").asInt()).isEqualTo(1000);
      client.send(new byte[1000]);
      client.send(new byte[1002]);
      expectEnd(client, "message-too-long", 1009);
    }
  }

  @Test
  void boundsTheLengthOfAMessageInFragments() {
    try (SpikewordServer server = TestServer.start("limits.message-bytes", "1000");
        TestSocket client = TestSocket.connect(server.uri(), "/v1/listen")) {
      client.say(START);
      for (int part = 0; part < 3; part++) {
        client.sendPart(new byte[500], false); // what is too long already is not waited for
      }
      expectEnd(client, "message-too-long", 1009);
    }
  }

  @Test
  void boundsTheNumberOfMessages() {
    try (SpikewordServer server = TestServer.start("limits.messages-per-second", "20");
        TestSocket client = TestSocket.connect(server.uri(), "/v1/listen")) {
      client.say(START);
      for (int m = 0; m < 30; m++) {
        client.say("{\"type\":\"configure\"}");
      }
      expectEnd(client, "too-many-messages", 4429);
    }
  }

  @Test
  void boundsTheSpeedOfSound() {
    try (SpikewordServer server = TestServer.start("limits.audio-burst-seconds", "1");
        TestSocket client = TestSocket.connect(server.uri(), "/v1/listen")) {
      client.say(START);
      for (int chunk = 0; chunk < 4; chunk++) {
        client.send(new byte[16_000]); // half a second each
      }
      expectEnd(client, "audio-too-fast", 4430);
    }
  }

  @Test
  void boundsTheConnectionsOfAnAddress() {
    try (SpikewordServer server = TestServer.start("limits.sessions-per-address", "1");
        TestSocket first = TestSocket.connect(server.uri(), "/v1/listen")) {
      first.say(START);
      first.next("hello");
      try (TestSocket second = TestSocket.connect(server.uri(), "/v1/listen")) {
        expectEnd(second, "too-many-sessions", 4431);
      }
      first.say("{\"type\":\"finish\"}");
      first.next("finished");
      assertThat(first.closeCode()).isEqualTo(1000);
      awaitNobody(server);
      try (TestSocket third = TestSocket.connect(server.uri(), "/v1/listen")) {
        third.say(START);
        third.next("hello");
      }
    }
  }

  @Test
  void boundsTheConnectionsInAll() {
    try (SpikewordServer server = TestServer.start("limits.sessions", "1");
        TestSocket first = TestSocket.connect(server.uri(), "/v1/listen")) {
      first.say(START);
      first.next("hello");
      try (TestSocket second = TestSocket.connect(server.uri(), "/v1/detections")) {
        expectEnd(second, "too-many-sessions", 4431);
      }
    }
  }

  @Test
  void boundsTheRecordingsRecognisedAtATime() {
    byte[] recording = Tones.wav(new float[20 * 16_000], 16_000);
    ExecutorService clients = Executors.newFixedThreadPool(8);
    try (SpikewordServer server = TestServer.start("limits.recognitions", "1")) {
      List<CompletableFuture<HttpResponse<String>>> answers =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () -> Http.post(server.uri(), "/v1/recognize", recording), clients))
              .limit(8)
              .toList();
      Map<Integer, List<HttpResponse<String>>> byStatus =
          answers.stream()
              .map(CompletableFuture::join)
              .collect(Collectors.groupingBy(HttpResponse::statusCode));

      assertThat(byStatus).containsOnlyKeys(200, 503);
      assertThat(byStatus.get(503))
          .allSatisfy(
              answer -> {
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                Schemas.check("problem", Http.json(answer));
              });
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void boundsTheTimeThatARecordingIsWaitedFor() throws IOException {
    byte[] recording = Tones.wav(Tones.speak("yes", "-"), 16_000);
    ExecutorService client = Executors.newSingleThreadExecutor();
    try (SpikewordServer server =
            TestServer.start("limits.recognitions", "1", "limits.upload-wait-seconds", "1");
        Socket slow = new Socket(server.uri().getHost(), server.uri().getPort())) {
      String head =
          "POST /v1/recognize HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000000\r\n\r\n";
      slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      Future<?> trickle =
          client.submit(
              () -> {
                for (byte one : recording) {
                  slow.getOutputStream().write(one);
                  TimeUnit.MILLISECONDS.sleep(20);
                }
                return null;
              });
      await().until(() -> post(server, recording).statusCode() == 503);
      await().until(() -> post(server, recording).statusCode() == 200);
      trickle.cancel(true);

      slow.setSoTimeout(10_000);
      String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 408").contains("\"upload-too-slow\"", "1.0 s in all");
    } finally {
      client.shutdownNow();
    }
  }

  private static HttpResponse<String> post(SpikewordServer server, byte[] recording) {
    return Http.post(server.uri(), "/v1/recognize", recording);
  }

  private static void awaitNobody(SpikewordServer server) {
    await().until(() -> server.reception().current() == 0);
  }

  @Test
  void boundsIdleTime() {
    try (SpikewordServer server = TestServer.start("limits.idle-seconds", "0.4");
        TestSocket client = TestSocket.connect(server.uri(), "/v1/listen")) {
      client.say(START);
      expectEnd(client, "idle", 4410);
    }
  }

  @Test
  void boundsTheLifeOfAConnection() {
    try (SpikewordServer server = TestServer.start("limits.session-seconds", "0.4");
        TestSocket client = TestSocket.connect(server.uri(), "/v1/listen")) {
      client.say(START);
      expectEnd(client, "session-too-long", 4411);
    }
  }
}
