package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.spikeword.server.session.RecordingSound;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.Schemas;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server plays "yes, no" in real time, with a pause of a second, over and over. */
class DetectionsSocketTest {

  private static SpikewordServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Optional.of(RecordingSound.of(Tones.speak("yes", "no"))),
            "feed.heartbeat-seconds",
            "0.2");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestSocket connect(String query) {
    return TestSocket.connect(server.uri(), "/v1/detections" + query);
  }

  @Test
  void tellsWhatTheServerItselfHears() {
    try (TestSocket client = connect("")) {
      assertThat(client.next("hello").path("source").asText()).isEqualTo("recording");
      JsonNode first = client.next("detection");
      JsonNode second = client.next("detection");

      assertThat(second.path("word").asText()).isNotEqualTo(first.path("word").asText());
      assertThat(second.path("decisionMs").asDouble())
          .isGreaterThan(first.path("decisionMs").asDouble());
      assertThat(client.all("heartbeat")).isNotEmpty();
      assertThat(client.all("score")).isNotEmpty();
      assertThat(client.all("level")).isNotEmpty();
    }
  }

  @Test
  void tellsTheSameEventsToEveryListener() {
    try (TestSocket one = connect("");
        TestSocket other = connect("")) {
      one.next("hello");
      other.next("hello");
      String id = one.next("detection").path("id").asText();

      assertThat(other.next("detection").path("id").asText()).isEqualTo(id);
    }
  }

  @Test
  void repeatsWhatAClientMissedBetweenTwoConnections() {
    long seen;
    String missed;
    try (TestSocket client = connect("")) {
      seen = client.next("detection").path("seq").asLong();
      missed = client.next("detection").path("id").asText();
    }
    try (TestSocket client = connect("?resumeFrom=" + seen)) {
      assertThat(client.next().path("type").asText()).isEqualTo("hello");
      assertThat(client.next("detection").path("id").asText()).isEqualTo(missed);
      assertThat(client.all("error")).isEmpty();
    }
  }

  @Test
  void saysWhenAClientResumesFromWhatNeverWas() {
    try (TestSocket client = connect("?resumeFrom=999999999")) {
      JsonNode error = client.next("error");

      assertThat(error.path("code").asText()).isEqualTo("resume-incomplete");
      assertThat(error.path("fatal").asBoolean()).isFalse();
    }
  }

  @Test
  void refusesASessionThatDoesNotExist() {
    try (TestSocket client = connect("?session=nobody")) {
      assertThat(client.next("error").path("code").asText()).isEqualTo("unknown-session");
      assertThat(client.closeCode()).isEqualTo(4404);
    }
  }

  @Test
  void tellsEveryListenerOfAChangeOfTheSession() {
    try (TestSocket one = connect("");
        TestSocket other = connect("")) {
      one.next("hello");
      other.next("hello");
      one.say("{\"type\":\"configure\",\"refractoryMillis\":321}");

      assertThat(one.next("configured").at("/detector/refractoryMillis").asDouble()).isEqualTo(321);
      assertThat(other.next("configured").at("/detector/refractoryMillis").asDouble())
          .isEqualTo(321);
    }
  }

  @Test
  void goesOnWithAnotherModelAndBack() {
    try (TestSocket client = connect("")) {
      double before = client.next("hello").path("streamTimeMs").asDouble();
      client.say("{\"type\":\"configure\",\"model\":\"tones-two\"}");
      JsonNode hello = client.next("hello");
      JsonNode detection = client.next("detection");
      client.say("{\"type\":\"configure\",\"model\":\"tones\"}");

      assertThat(hello.at("/model/name").asText()).isEqualTo("tones-two");
      assertThat(hello.path("streamTimeMs").asDouble()).isGreaterThanOrEqualTo(before);
      assertThat(detection.path("streamTimeMs").asDouble())
          .isGreaterThan(hello.path("streamTimeMs").asDouble());
      assertThat(client.next("hello").at("/model/name").asText()).isEqualTo("tones");
    }
  }

  @Test
  void saysGoodbyeToAClientThatFinishes() {
    try (TestSocket client = connect("")) {
      client.next("hello");
      client.say("{\"type\":\"finish\"}");

      assertThat(client.next("finished").path("reason").asText()).isEqualTo("client");
      assertThat(client.closeCode()).isEqualTo(1000);
    }
  }

  @Test
  void streamsTheSameAsServerSentEvents() throws IOException {
    URI address = URI.create(server.uri() + "/v1/detections");
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestProperty("Accept", "text/event-stream");
    connection.setReadTimeout(10_000);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(connection.getContentType()).startsWith("text/event-stream");
      String type = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event:")) {
          type = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          JsonNode message = new ObjectMapper().readTree(line.substring(5));
          Schemas.check(message);
          assertThat(message.path("type").asText()).isEqualTo(type);
          if (type.equals("detection")) {
            return;
          }
        }
      }
    } finally {
      connection.disconnect();
    }
  }

  @Test
  void countsInPrometheusWhatItHears() {
    try (TestSocket client = connect("")) {
      client.next("detection");
    }
    String metrics = Http.get(server.uri(), "/prometheus").body();

    assertThat(metrics).containsPattern("spikeword_detections_total\\{word=\"(yes|no)\"} [1-9]");
    assertThat(metrics).contains("spikeword_detection_latency_seconds_bucket");
    assertThat(metrics).contains("spikeword_connections ");
  }
}
