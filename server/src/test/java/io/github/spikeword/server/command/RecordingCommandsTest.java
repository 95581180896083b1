package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.BundleReader;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.server.Main;
import io.github.spikeword.server.testing.TestModel;
import io.github.spikeword.server.testing.Tones;
import io.github.spikeword.stream.audio.WavWriter;
import io.github.spikeword.trainer.corpus.Partition;
import io.github.spikeword.trainer.label.LabelFile;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compose}, {@code evaluate-stream} and {@code tune} with a model that knows two tones. */
class RecordingCommandsTest {

  private static final int RATE = 16_000;
  private static final String MODEL = TestModel.sharedFolder().resolve("tones").toString();

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  /** Three seconds: "yes", silence, and a "yes" that is labelled as the other word "go". */
  private Path labelled() throws IOException {
    float[] sound = Tones.speak("yes", "-", "yes");
    WavWriter.write(folder.resolve("one.wav"), sound, RATE);
    Path labels = folder.resolve("one" + LabelFile.SUFFIX);
    LabelFile.write(
        labels,
        new Labels(
            "one.wav",
            RATE,
            sound.length,
            List.of(
                new LabelledWord("yes", RATE / 4, RATE / 4 + 2 * RATE / 5, "yes/a"),
                new LabelledWord("go", 9 * RATE / 4, 9 * RATE / 4 + 2 * RATE / 5, "go/a")),
            List.of(new Segment(SoundKind.SILENCE, true, 0, sound.length, ""))));
    return labels;
  }

  @Test
  void evaluateStreamPrintsOneDocument() throws Exception {
    Path labels = labelled();

    assertThat(run("evaluate-stream", "--model", MODEL, "--manifest", labels.toString(), "--json"))
        .as(err.toString())
        .isZero();

    JsonNode json = JsonText.readTree(out.toString());
    assertThat(json.get("model").asText()).isEqualTo("tones");
    assertThat(json.at("/all/words/yes/missed/missed").asInt()).isZero();
    assertThat(json.at("/all/words/yes/missed/occurrences").asInt()).isOne();
    assertThat(json.at("/all/words/yes/acceptedOthers/accepted").asInt()).isOne();
    assertThat(json.at("/worst/0/recording").asText()).isEqualTo("one");
    assertThat(json.at("/worst/0/seconds").asDouble()).isBetween(2.25, 2.65);
  }

  @Test
  void evaluateStreamAgreesWithReplay() throws Exception {
    Path labels = labelled();
    run("evaluate-stream", "--model", MODEL, "--manifest", labels.toString(), "--json");
    double seconds = JsonText.readTree(out.toString()).at("/worst/0/seconds").asDouble();
    out.getBuffer().setLength(0);

    assertThat(run("replay", "--model", MODEL, "--json", folder.resolve("one.wav").toString()))
        .isZero();

    List<JsonNode> detections =
        out.toString()
            .lines()
            .map(RecordingCommandsTest::tree)
            .filter(event -> event.path("type").asText().equals("detection"))
            .toList();
    assertThat(detections).hasSize(2);
    assertThat(detections.get(1).get("decisionMs").asDouble()).isEqualTo(seconds * 1000);
  }

  private static JsonNode tree(String line) {
    try {
      return JsonText.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  @Test
  void tuneWritesABundleWithTheChosenLevels() throws Exception {
    Path tuned = folder.resolve("tuned");

    assertThat(
            run(
                "tune",
                "--model",
                MODEL,
                "--manifest",
                labelled().toString(),
                "--out",
                tuned.toString(),
                "--words-budget",
                "100",
                "--html",
                folder.resolve("page.html").toString()))
        .as(err.toString())
        .isZero();

    Bundle bundle = BundleReader.read(tuned).bundle();
    assertThat(bundle.detector().words().get("yes").threshold()).isNotEqualTo(4);
    assertThat(bundle.training()).containsKeys("operatingPoints", "operatingPointsSource");
    assertThat(folder.resolve("page.html")).content().contains("<svg");
    assertThat(err.toString()).contains("Wrote " + tuned);
  }

  @Test
  void robustnessIsReportedAsOneDocumentAndAsAPage() throws Exception {
    Path page = folder.resolve("robust.html");

    assertThat(
            run(
                "evaluate-robustness",
                "--model",
                MODEL,
                "--manifest",
                labelled().toString(),
                "--chips",
                "2",
                "--json",
                "--html",
                page.toString()))
        .as(err.toString())
        .isZero();

    JsonNode json = JsonText.readTree(out.toString());
    assertThat(json.at("/unchanged/words/yes/missed/missed").asInt()).isZero();
    assertThat(json.at("/axes"))
        .extracting(axis -> axis.get("axis").asText())
        .containsExactly("level", "rate", "history");
    assertThat(json.at("/axes/1/variations/1/name").asText()).isEqualTo("48.0 kHz");
    assertThat(json.at("/axes/1/variations/1/words/yes/missed/missed").asInt()).isZero();
    assertThat(json.at("/chips/each")).hasSize(2);
    assertThat(page).content().contains("Over mismatched chips");
  }

  @Test
  void robustnessRefusesChipsThatCannotBe() throws Exception {
    String labels = labelled().toString();
    for (List<String> wrong : List.of(List.of("--chips", "-1"), List.of("--mismatch", "2"))) {
      assertThat(
              run(
                  "evaluate-robustness",
                  "--model",
                  MODEL,
                  "--manifest",
                  labels,
                  wrong.get(0),
                  wrong.get(1)))
          .isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void modelsShowsTheTradeOffThatThresholdsWereChosenFrom() throws Exception {
    Path tuned = folder.resolve("tuned");
    run(
        "tune",
        "--model",
        MODEL,
        "--manifest",
        labelled().toString(),
        "--out",
        tuned.toString(),
        "--words-budget",
        "100");
    double threshold = BundleReader.read(tuned).bundle().detector().words().get("yes").threshold();
    out.getBuffer().setLength(0);

    assertThat(run("models", tuned.toString())).as(err.toString()).isZero();

    // the threshold in force is marked: there, the one "yes" is found and "go" taken for it
    assertThat(out.toString().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("*")
                    .contains(" " + threshold + " ", "0.00 % (0 of 1; 95 %: 0.0 to 79.3)")
                    .contains("100.00 % (1 of 1;"));
    assertThat(out.toString()).contains("yes: threshold " + threshold, "False rejects of");
    out.getBuffer().setLength(0);
    assertThat(run("models", tuned.toString(), "--json")).isZero();
    assertThat(JsonText.readTree(out.toString()).at("/operatingPoints/yes/0/occurrences").asInt())
        .isOne();
  }

  @Test
  void aModelWithoutCountsShowsItsQuotients() {
    assertThat(run("models", MODEL)).isZero();

    // the made-up table of the test's model
    assertThat(out.toString()).contains("10.00 %", "20.00 / h", "80.00 %");
  }

  @Test
  void composeWritesEveryValidationClipOnceWithLabels() throws Exception {
    List<String> speakers =
        IntStream.range(0, 1000)
            .mapToObj(i -> "speaker" + i)
            .filter(name -> Partition.ofSpeaker(name) == Partition.VALIDATION)
            .limit(2)
            .toList();
    for (String word : List.of("yes", "no", "go")) {
      Path clips = Files.createDirectories(folder.resolve("corpus").resolve(word));
      for (String speaker : speakers) {
        WavWriter.write(clips.resolve(speaker + "_nohash_0.wav"), Tones.speak("yes"), RATE);
      }
    }
    Path dev = folder.resolve("dev");

    assertThat(
            run("compose", "--data", folder.resolve("corpus").toString(), "--out", dev.toString()))
        .as(err.toString())
        .isZero();

    Labels words =
        LabelFile.read(dev.resolve("clean").resolve("keywords-clean-1" + LabelFile.SUFFIX));
    assertThat(words.words()).hasSize(4);
    assertThat(words.words()).extracting(LabelledWord::word).containsOnly("yes", "no");
    assertThat(dev.resolve("clean").resolve("keywords-clean-1.wav")).exists();
    assertThat(dev.resolve("clean").resolve("other-words-clean-1.wav")).exists();
    assertThat(dev.resolve("silence").resolve("silence.wav")).exists();
  }

  @Test
  void mistakesEndInOneLine() throws Exception {
    assertThat(run("evaluate-stream", "--model", MODEL, "--manifest", "nowhere"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("nowhere").hasLineCount(1);
    assertThat(run("evaluate-stream", "--model", MODEL)).isEqualTo(ExitCode.USAGE);
    assertThat(
            run(
                "evaluate-stream",
                "--model",
                MODEL,
                "--manifest",
                labelled().toString(),
                "--speech-budget",
                "-1"))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aPresetWithoutRecordingsDividesNoSounds() {
    assertThat(
            run(
                "evaluate-stream",
                "--model",
                MODEL,
                "--data",
                folder.toString(),
                "--sides",
                "tutorial-6"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).hasLineCount(1);
  }
}
