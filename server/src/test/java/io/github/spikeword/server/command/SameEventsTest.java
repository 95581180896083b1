package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.bundle.BundleLocator;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.server.Main;
import io.github.spikeword.server.config.SettingsReader;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.session.ModelLibrary;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.SpokenPalette;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.stream.audio.WavWriter;
import io.github.spikeword.trainer.compose.ComposeSettings;
import io.github.spikeword.trainer.compose.Composer;
import io.github.spikeword.trainer.compose.Composition;
import io.github.spikeword.trainer.compose.Palette;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.label.LabelFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A composed hour, heard by the shipped listener on every way there is: word, decision time, score
 * and threshold of every detection are the same, bit for bit. Real speech where there is a corpus,
 * else the voices of the demonstration.
 */
class SameEventsTest {

  private static final Path MODEL = Path.of("../models/bundles/yes-no").toAbsolutePath();
  private static final double HOUR_SECONDS = 3600;
  private static final int WAV_HEADER_BYTES = 44;
  private static final double STEP_MILLIS = 8;
  private static final int MESSAGE_BYTES = 64_000;

  /** A socket takes its time; a quarter of an hour tells as much. */
  private static final int SOCKET_SECONDS = 900;

  @TempDir private static Path folder;

  private static Path recording;
  private static List<Found> evaluated;

  /** A detection as every way tells it. */
  private record Found(String word, double decisionMs, double score, double threshold) {
    static Found of(JsonNode message) {
      return new Found(
          message.path("word").asText(),
          message.path("decisionMs").asDouble(),
          message.path("score").asDouble(),
          message.path("threshold").asDouble());
    }
  }

  @BeforeAll
  static void composeAndEvaluate() throws IOException {
    Optional<Path> corpus = SpokenPalette.corpus();
    Palette palette =
        corpus.isPresent()
            ? SpokenPalette.real(corpus.get())
            : SpokenPalette.synthetic(Files.createDirectory(folder.resolve("voices")));
    ComposeSettings scenes = SpokenPalette.settings().compose();
    ComposeSettings hour =
        new ComposeSettings(
            HOUR_SECONDS,
            scenes.sceneSeconds(),
            scenes.levelDb(),
            scenes.background(),
            scenes.events(),
            scenes.gapSeconds(),
            scenes.words(),
            scenes.speech());
    Composition composed = new Composer(hour, palette, SoundReader.FILES, 1).compose(0);
    // 16 bits, as a socket takes them
    recording = folder.resolve(composed.labels().recording());
    WavWriter.write(recording, composed.samples(), composed.labels().sampleRateHz());
    Path labels = folder.resolve("hour" + LabelFile.SUFFIX);
    LabelFile.write(labels, composed.labels());

    String document =
        run("evaluate-stream", "--model", MODEL.toString(), "--manifest", labels + "", "--json");

    evaluated = new ArrayList<>();
    for (JsonNode detection : JsonText.readTree(document).path("detections")) {
      evaluated.add(
          new Found(
              detection.path("word").asText(),
              (detection.path("step").asLong() + 1) * STEP_MILLIS,
              detection.path("score").asDouble(),
              detection.path("threshold").asDouble()));
    }
    // some 1400 scenes' events are keywords to two fifths; a deaf model would prove nothing
    assertThat(evaluated).hasSizeGreaterThan(100);
  }

  private static String run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), args)).as("%s", err).isZero();
    return out.toString();
  }

  private static boolean isDetection(JsonNode message) {
    return message.path("type").asText().equals("detection");
  }

  private static SpikewordServer server() {
    return SpikewordServer.start(
        new SettingsReader(Map.of())
            .set("server.port", "0")
            .set("limits.upload-bytes", "200000000")
            .set("limits.audio-rate", "1000")
            .set("limits.audio-burst-seconds", "3600")
            .read(),
        new ModelLibrary(new BundleLocator(List.of(MODEL.getParent())), "yes-no"),
        Optional.empty());
  }

  @Test
  void replayTellsWhatEvaluationJudges() throws IOException {
    List<Found> replayed = new ArrayList<>();
    for (String line :
        run("replay", "--json", "--model", MODEL.toString(), recording.toString())
            .lines()
            .toList()) {
      JsonNode message = JsonText.readTree(line);
      if (isDetection(message)) {
        replayed.add(Found.of(message));
      }
    }

    assertThat(replayed).isEqualTo(evaluated);
  }

  @Test
  void theServerRecognisesWhatEvaluationJudges() throws IOException {
    try (SpikewordServer server = server()) {
      JsonNode answer =
          Http.json(Http.post(server.uri(), "/v1/recognize", Files.readAllBytes(recording)));

      List<Found> recognised = new ArrayList<>();
      answer
          .path("events")
          .forEach(
              message -> {
                if (isDetection(message)) {
                  recognised.add(Found.of(message));
                }
              });
      assertThat(recognised).isEqualTo(evaluated);
    }
  }

  @Test
  void theFeedOfASocketTellsWhatEvaluationJudges() throws IOException {
    byte[] file = Files.readAllBytes(recording);
    int end = WAV_HEADER_BYTES + 2 * 16_000 * SOCKET_SECONDS;
    try (SpikewordServer server = server();
        TestSocket client = TestSocket.connect(server.uri(), "/v1/listen")) {
      client.say("{\"type\":\"start\",\"rate\":16000,\"channels\":1,\"format\":\"s16le\"}");
      for (int at = WAV_HEADER_BYTES; at < end; at += MESSAGE_BYTES) {
        client.send(Arrays.copyOfRange(file, at, Math.min(end, at + MESSAGE_BYTES)));
      }
      client.say("{\"type\":\"finish\"}");
      JsonNode finished = client.next("finished");

      assertThat(finished.path("processedSamples").asLong()).isEqualTo(16_000 * SOCKET_SECONDS);
      assertThat(client.all("detection").stream().map(Found::of).toList())
          .isEqualTo(
              evaluated.stream().filter(f -> f.decisionMs() <= 1000 * SOCKET_SECONDS).toList());
    }
  }
}
