package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.server.Main;
import io.github.spikeword.server.testing.TestModel;
import io.github.spikeword.server.testing.Tones;
import io.github.spikeword.stream.audio.WavWriter;
import io.github.spikeword.trainer.corpus.Partition;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {

  @TempDir static Path data;

  @TempDir private Path folder;

  private static final String MODEL = TestModel.folder().resolve("tones").toString();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /**
   * Three speakers for validation; the third says "no" when asked for "yes", and one clip breaks.
   */
  @BeforeAll
  static void speak() throws IOException {
    List<String> speakers =
        IntStream.range(0, 1000)
            .mapToObj(i -> "speaker" + i)
            .filter(name -> Partition.ofSpeaker(name) == Partition.VALIDATION)
            .limit(3)
            .toList();
    for (String word : List.of("yes", "no")) {
      Files.createDirectories(data.resolve(word));
      for (String speaker : speakers) {
        String said = speaker.equals(speakers.get(2)) ? "no" : word;
        Path file = data.resolve(word).resolve(speaker + "_nohash_0.wav");
        WavWriter.write(file, Tones.speak(said), 16_000);
      }
    }
    Files.writeString(data.resolve("no").resolve(speakers.get(0) + "_nohash_1.wav"), "not sound");
  }

  private int run(String... args) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  private int evaluate(String... more) {
    String[] args = new String[more.length + 5];
    System.arraycopy(
        new String[] {"evaluate", "--model", MODEL, "--data", data.toString()}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return run(args);
  }

  @Test
  void jsonIsOneDocumentWithThePromisedFields() throws Exception {
    assertThat(evaluate("--json")).isZero();

    JsonNode json = JsonText.readTree(out.toString());
    assertThat(json.get("model").asText()).isEqualTo("tones");
    assertThat(json.get("partition").asText()).isEqualTo("validation");
    assertThat(json.get("clips").asInt()).isEqualTo(6);
    assertThat(json.get("correct").asInt()).isEqualTo(5);
    assertThat(json.get("accuracy").asDouble()).isEqualTo(5 / 6.0);
    assertThat(json.at("/confusion/yes/no").asInt()).isOne();
    assertThat(json.get("wilson95")).hasSize(2);
    assertThat(json.get("broken")).hasSize(1);
    assertThat(err.toString()).contains("skipped: ").contains("_nohash_1.wav");
  }

  @Test
  void chipsAndNoiseAreReportedWhenAskedFor() throws Exception {
    assertThat(evaluate("--json", "--chips", "3", "--noise", "--seed", "4")).isZero();

    JsonNode json = JsonText.readTree(out.toString());
    assertThat(json.at("/mismatch/accuracies")).hasSize(3);
    assertThat(json.get("noise")).hasSize(5);
  }

  @Test
  void theFiguresGoIntoTheBundleWhenAskedFor() {
    Path judged = folder.resolve("judged");

    assertThat(evaluate("--snr", "10", "--out", judged.toString())).isZero();

    assertThat(judged.resolve("card.md"))
        .content()
        .contains("| clean | 83.33 % (5 of 6) |")
        .contains("| over noise, 10 dB | ");
    assertThat(run("check", judged.toString())).isZero();
    assertThat(evaluate("--table", "table.json")).isEqualTo(ExitCode.USAGE);
    assertThat(evaluate("--table", "nowhere.json", "--out", judged.toString()))
        .isEqualTo(ExitCode.FAILED);
  }

  @Test
  void textIsForPeople() {
    assertThat(evaluate()).isZero();

    assertThat(out.toString()).contains("83.33 % (5 of 6;");
  }

  @Test
  void mistakesEndInOneLine() {
    assertThat(run("evaluate", "--model", MODEL, "--data", "nowhere")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("nowhere").contains("does not exist").hasLineCount(1);
  }

  @Test
  void anEmptyPartitionIsNamed() {
    assertThat(evaluate("--partition", "testing")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("testing partition").hasLineCount(1);
  }

  @Test
  void nonsenseOptionsAreAUsageError() {
    assertThat(evaluate("--chips", "-1")).isEqualTo(ExitCode.USAGE);
    assertThat(evaluate("--mismatch", "2")).isEqualTo(ExitCode.USAGE);
    assertThat(evaluate("--snr", "10,1000")).isEqualTo(ExitCode.USAGE);
    assertThat(evaluate("--threads", "0")).isEqualTo(ExitCode.USAGE);
  }
}
