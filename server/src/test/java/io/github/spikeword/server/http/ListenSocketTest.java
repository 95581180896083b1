package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.server.testing.Tones;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ListenSocketTest {

  private static final String START = "{\"type\":\"start\",\"rate\":16000,\"channels\":1}";
  private static final String FINISH = "{\"type\":\"finish\"}";
  private static final int CHUNK = 6400;
  private static SpikewordServer server;

  @BeforeAll
  static void start() {
    // a machine that is busy with other things may be slow to read
    server =
        TestServer.start(
            "limits.audio-rate",
            "1000",
            "limits.audio-burst-seconds",
            "1000",
            "limits.picture-seconds",
            "60");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestSocket connect() {
    return TestSocket.connect(server.uri(), "/v1/listen");
  }

  private static void speak(TestSocket client, String... words) {
    byte[] pcm = Tones.pcm(Tones.speak(words));
    for (int at = 0; at < pcm.length; at += CHUNK) {
      client.send(Tones.part(pcm, at, at + CHUNK));
    }
  }

  @Test
  void tellsTheWordsInTheSoundThatAClientSends() {
    try (TestSocket client = connect()) {
      client.say(START);
      JsonNode hello = client.next("hello");
      speak(client, "-", "yes", "no", "-");
      client.say(FINISH);
      JsonNode finished = client.next("finished");

      assertThat(hello.at("/model/keywords").toString()).isEqualTo("[\"yes\",\"no\"]");
      assertThat(hello.path("source").asText()).isEqualTo("client");
      assertThat(client.all("detection"))
          .extracting(d -> d.path("word").asText())
          .containsExactly("yes", "no");
      // the tones begin at 1.25 s and 2.25 s and last 0.4 s
      assertThat(client.all("detection").get(0).path("decisionMs").asDouble())
          .isBetween(1250.0, 1650.0);
      assertThat(client.all("detection").get(1).path("decisionMs").asDouble())
          .isBetween(2250.0, 2650.0);
      assertThat(finished.path("processedSamples").asLong()).isEqualTo(64_000);
      assertThat(finished.path("reason").asText()).isEqualTo("client");
      assertThat(client.closeCode()).isEqualTo(1000);
    }
  }

  @Test
  void mixesDownAndResamplesWhatOtherMicrophonesDeliver() {
    float[] mono = Tones.speakAt(48_000, "-", "yes", "-");
    ByteBuffer stereo = ByteBuffer.allocate(4 * mono.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : mono) {
      stereo.putShort((short) Math.round(sample * 32767));
      stereo.putShort((short) Math.round(sample * 32767));
    }
    try (TestSocket client = connect()) {
      client.say("{\"type\":\"start\",\"rate\":48000,\"channels\":2,\"format\":\"s16le\"}");
      for (int at = 0; at < stereo.capacity(); at += 48_000) {
        client.send(Tones.part(stereo.array(), at, at + 48_000));
      }
      client.say(FINISH);
      JsonNode finished = client.next("finished");

      assertThat(client.all("detection"))
          .extracting(d -> d.path("word").asText())
          .containsExactly("yes");
      assertThat(finished.path("processedSamples").asLong()).isEqualTo(48_000);
    }
  }

  @Test
  void understandsAMessageInFragments() {
    byte[] pcm = Tones.pcm(Tones.speak("yes"));
    try (TestSocket client = connect()) {
      client.say(START);
      client.sendPart(Tones.part(pcm, 0, 7001), false);
      client.sendPart(Tones.part(pcm, 7001, 9000), false);
      client.sendPart(Tones.part(pcm, 9000, 32_000), true);
      client.say(FINISH);

      assertThat(client.next("finished").path("processedSamples").asLong()).isEqualTo(16_000);
    }
  }

  @Test
  void numbersEventsUpwardsAndGivesEveryDetectionAnIdOfItsOwn() {
    try (TestSocket client = connect()) {
      client.say(START);
      speak(client, "yes", "no", "yes");
      client.say(FINISH);
      client.next("finished");

      assertThat(client.all()).extracting(m -> m.path("seq").asLong()).isSorted();
      assertThat(client.all("detection"))
          .extracting(m -> m.path("id").asText())
          .doesNotHaveDuplicates()
          .hasSize(3);
    }
  }

  @Test
  void raisesAThresholdAtRunTime() {
    try (TestSocket client = connect()) {
      client.say(START);
      client.say(
          "{\"type\":\"configure\",\"words\":{\"yes\":{\"threshold\":1000,\"release\":999}},\"refractoryMillis\":100}");
      JsonNode configured = client.next("configured");
      speak(client, "yes", "no");
      client.say(FINISH);
      client.next("finished");

      assertThat(configured.at("/detector/words/yes/threshold").asDouble()).isEqualTo(1000);
      assertThat(configured.at("/detector/words/no/threshold").asDouble()).isEqualTo(4);
      assertThat(configured.at("/detector/refractoryMillis").asDouble()).isEqualTo(100);
      assertThat(client.all("detection"))
          .extracting(d -> d.path("word").asText())
          .containsExactly("no");
    }
  }

  @Test
  void answersAnEmptyConfigureOnce() {
    try (TestSocket client = connect()) {
      client.say(START).say("{\"type\":\"configure\"}").say(FINISH);
      client.next("finished");

      assertThat(client.all("configured")).hasSize(1);
    }
  }

  @Test
  void announcesAnotherModelWithAnotherHello() {
    try (TestSocket client = connect()) {
      client.say(START);
      JsonNode first = client.next("hello");
      speak(client, "-");
      client.say("{\"type\":\"configure\",\"model\":\"tones-two\"}");
      JsonNode second = client.next("hello");
      client.next("configured");
      speak(client, "yes");
      client.say(FINISH);
      JsonNode finished = client.next("finished");

      assertThat(first.at("/model/name").asText()).isEqualTo("tones");
      assertThat(second.at("/model/name").asText()).isEqualTo("tones-two");
      assertThat(client.all("detection").get(0).path("decisionMs").asDouble())
          .as("stream time goes on")
          .isBetween(1250.0, 1650.0);
      assertThat(client.all("detection").get(0).path("modelSha256").asText())
          .isEqualTo(second.at("/model/sha256").asText())
          .isNotEqualTo(first.at("/model/sha256").asText());
      assertThat(finished.path("processedSamples").asLong()).isEqualTo(32_000);
    }
  }

  @Test
  void takesAnotherChipInstanceAndStillListens() {
    try (TestSocket client = connect()) {
      client.say(
          "{\"type\":\"start\",\"rate\":16000,\"channels\":1,\"mismatch\":{\"leak\":0.05,\"threshold\":0.01,\"seed\":7}}");
      speak(client, "yes");
      client.say(FINISH);
      client.next("finished");

      assertThat(client.all("detection")).hasSize(1);
    }
  }

  @Test
  void sendsOnlyTheEventsThatWereChosen() {
    try (TestSocket client = connect()) {
      client.say(
          "{\"type\":\"start\",\"rate\":16000,\"channels\":1,\"events\":[\"activity\"],\"activityEverySteps\":5}");
      JsonNode hello = client.next("hello");
      client.send(Tones.pcm(new float[128 * 12]));
      client.say(FINISH);
      client.next("finished");

      assertThat(hello.path("events").toString()).contains("activity").doesNotContain("score");
      assertThat(client.all())
          .extracting(m -> m.path("type").asText())
          .doesNotContain("score", "level");
      assertThat(client.all("activity"))
          .extracting(m -> m.path("firstStep").asLong())
          .containsExactly(0L, 5L);
      JsonNode activity = client.all("activity").get(1);
      assertThat(activity.path("input"))
          .hasSize(5)
          .allSatisfy(step -> assertThat(step).hasSize(13));
      assertThat(activity.path("spikes"))
          .allSatisfy(step -> assertThat(step.toString()).isEqualTo("[\"0000\",\"000\"]"));
      assertThat(activity.path("scores")).allSatisfy(step -> assertThat(step).hasSize(2));
    }
  }

  @Test
  void thinsScoresToTheChosenRate() {
    try (TestSocket client = connect()) {
      client.say(
          "{\"type\":\"start\",\"rate\":16000,\"channels\":1,\"events\":[\"score\"],\"scoreEveryMs\":80}");
      client.send(Tones.pcm(new float[16_000]));
      client.say(FINISH);
      client.next("finished");

      // steps end at 8, 16 ... 1000 ms; the first is told, then one every 80 ms
      assertThat(client.all("score"))
          .extracting(m -> m.path("streamTimeMs").asDouble())
          .startsWith(8.0, 88.0, 168.0)
          .hasSize(13);
    }
  }

  @Test
  void refusesWhatMakesNoSenseAndGoesOn() {
    try (TestSocket client = connect()) {
      client.say("no JSON");
      assertThat(client.next("error").path("code").asText()).isEqualTo("bad-message");
      client.say("{\"type\":\"configure\"}");
      assertThat(client.next("error").path("message").asText()).contains("'start'");
      client.say("{\"type\":\"start\",\"rate\":1,\"channels\":1}");
      assertThat(client.next("error").path("message").asText())
          .contains("'rate'")
          .contains("8000")
          .contains("found 1");
      client.say("{\"type\":\"dance\"}");
      assertThat(client.next("error").path("fatal").asBoolean()).isFalse();
      client.say(START);
      client.next("hello");
      client.say("{\"type\":\"configure\",\"words\":{\"maybe\":{\"threshold\":2,\"release\":1}}}");
      assertThat(client.next("error").path("message").asText()).contains("yes, no");
      client.say("{\"type\":\"configure\",\"model\":\"../../etc\"}");
      assertThat(client.next("error").path("message").asText()).contains("bundle's name");
      client.say(FINISH);
      assertThat(client.next("finished").path("reason").asText()).isEqualTo("client");
    }
  }

  @Test
  void endsASessionWhoseSoundIsCutWithinASample() {
    try (TestSocket client = connect()) {
      client.say(START);
      client.send(new byte[3]);
      JsonNode error = client.next("error");

      assertThat(error.path("code").asText()).isEqualTo("bad-audio");
      assertThat(error.path("fatal").asBoolean()).isTrue();
      assertThat(client.next("finished").path("reason").asText()).isEqualTo("limit");
      assertThat(client.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void refusesSoundBeforeStart() {
    try (TestSocket client = connect()) {
      client.send(new byte[64]);

      assertThat(client.next("error").path("code").asText()).isEqualTo("bad-audio");
      assertThat(client.closeCode()).isEqualTo(4401);
    }
  }

  @Test
  void letsAnotherClientWatchASessionButNotChangeIt() {
    try (TestSocket speaker = connect()) {
      speaker.say(START);
      String session = speaker.next("hello").path("session").asText();
      try (TestSocket watcher =
          TestSocket.connect(server.uri(), "/v1/detections?session=" + session)) {
        watcher.next("hello");
        watcher.say("{\"type\":\"configure\",\"refractoryMillis\":5}");
        JsonNode refused = watcher.next("error");
        speak(speaker, "yes");
        speaker.say(FINISH);
        watcher.next("finished");

        assertThat(refused.path("message").asText()).contains("Only the client that sends");
        assertThat(watcher.all("detection")).hasSize(1);
        assertThat(watcher.closeCode()).isEqualTo(1000);
      }
    }
  }

  @Test
  void dropsNothingForAClientThatReadsThoughMuchComesAtOnce() {
    try (TestSocket client = connect()) {
      client.say(
          "{\"type\":\"start\",\"rate\":16000,\"channels\":1,\"events\":[\"score\",\"level\",\"heartbeat\"],\"scoreEveryMs\":8}");
      client.next("hello");
      byte[] pcm = Tones.pcm(Tones.speak("yes", "no", "-", "-", "-", "-", "-", "-"));
      for (int at = 0; at < pcm.length; at += 64_000) {
        client.send(Tones.part(pcm, at, at + 64_000)); // 2 s, 250 steps
      }
      client.say(FINISH);
      client.next("finished");

      assertThat(client.all("score").size()).isEqualTo(1000);
    }
  }
}
