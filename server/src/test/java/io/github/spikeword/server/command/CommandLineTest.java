package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.spikeword.server.Main;
import io.github.spikeword.server.testing.Schemas;
import io.github.spikeword.server.testing.TestModel;
import io.github.spikeword.server.testing.Tones;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  private static final String MODEL = TestModel.sharedFolder().resolve("tones").toString();

  @TempDir private Path folder;

  /** What a command did. */
  private record Outcome(int code, String out, String err) {
    List<JsonNode> lines() throws IOException {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : out.lines().toList()) {
        lines.add(new ObjectMapper().readTree(line));
      }
      return lines;
    }
  }

  private static Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Outcome(code, out.toString(), err.toString());
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static void expectOneLine(Outcome outcome, int code) {
    assertThat(outcome.err().lines()).as(outcome.err()).hasSize(1);
    assertThat(outcome.err())
        .startsWith("spikeword: ")
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.code()).isEqualTo(code);
  }

  @Test
  void replayPrintsTheWordsOfEveryFile() throws IOException {
    Path one = write("one.wav", Tones.wav(Tones.speak("-", "yes"), 16_000));
    Path two = write("two.wav", Tones.wav(Tones.speakAt(8_000, "no", "no"), 8_000));
    Outcome outcome = run("replay", "--model", MODEL, one.toString(), two.toString());

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().lines()).hasSize(3);
    assertThat(outcome.out().lines().findFirst()).get().asString().contains(" yes ");
    assertThat(outcome.err()).contains("1 word.").contains("2 words.");
  }

  @Test
  void replayPrintsTheFeedsMessagesAsJsonLines() throws IOException {
    Path file = write("a.wav", Tones.wav(Tones.speak("yes", "no", "-"), 16_000));
    Outcome outcome = run("replay", "--json", "--model", MODEL, file.toString());

    assertThat(outcome.lines()).allSatisfy(Schemas::check);
    assertThat(outcome.lines())
        .filteredOn(m -> m.path("type").asText().equals("detection"))
        .extracting(m -> m.path("word").asText())
        .containsExactly("yes", "no");
    assertThat(outcome.lines().get(outcome.lines().size() - 1).path("type").asText())
        .isEqualTo("finished");
  }

  @Test
  void replaysInRealTimeWhenAsked() throws IOException {
    Path file = write("a.wav", Tones.wav(Tones.speak("yes"), 16_000));
    long begin = System.nanoTime();
    Outcome outcome = run("replay", "--realtime", "--model", MODEL, file.toString());

    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(System.nanoTime() - begin).isGreaterThan(900_000_000L);
  }

  @Test
  void refusesBadFilesInOneLine() throws IOException {
    byte[] wav = Tones.wav(Tones.speak("yes"), 16_000);
    byte[] noRate = wav.clone();
    Arrays.fill(noRate, 24, 28, (byte) 0); // sample rate field of the format chunk
    byte[] elevenChannels = wav.clone();
    elevenChannels[22] = 11;
    List<Path> bad =
        List.of(
            folder.resolve("missing.wav"),
            write("text.wav", "Dear diary".getBytes(StandardCharsets.UTF_8)),
            write("cut.wav", Arrays.copyOf(wav, wav.length / 2)),
            write("empty.wav", new byte[0]),
            write("norate.wav", noRate),
            write("eleven.wav", elevenChannels),
            folder);
    for (Path file : bad) {
      Outcome outcome = run("replay", "--model", MODEL, file.toString());
      expectOneLine(outcome, ExitCode.FAILED);
      assertThat(outcome.err()).contains(file.getFileName().toString());
    }
  }

  @Test
  void refusesAModelThatIsNotThere() {
    expectOneLine(run("check", "nobody"), ExitCode.FAILED);
    expectOneLine(run("serve", "--model", "nobody", "--port", "0"), ExitCode.FAILED);
  }

  @Test
  void checkDrawsTheNeuronsInTheirCoresWhenAskedTo() {
    Path picture = folder.resolve("cores.svg");

    assertThat(run("check", "--picture", picture.toString(), MODEL).code()).isZero();
    assertThat(picture).content().startsWith("<svg xmlns=").contains("core 3: ");
    expectOneLine(
        run("check", "--picture", folder.resolve("nowhere/a.svg").toString(), MODEL),
        ExitCode.FAILED);
  }

  @Test
  void modelsReportWritesOneDocumentOfWhatIsThere() throws IOException {
    Path evaluation = folder.resolve("results/tones/evaluation.json");
    Files.createDirectories(evaluation.getParent());
    Files.writeString(evaluation, "{\"clips\": 4, \"correct\": 3, \"wilson95\": [0.3, 0.95]}");
    String results = folder.resolve("results").toString();
    Path document = folder.resolve("models.md");

    assertThat(run("models-report", "--results", results, "--out", document.toString()).code())
        .isZero();
    assertThat(document).content().contains("75.00 % (3 of 4), 30.0 to 95.0");
    expectOneLine(
        run("models-report", "--results", "nowhere", "--out", document.toString()),
        ExitCode.FAILED);
  }

  @Test
  void checkPassesAModelThatObeysTheChip() throws IOException {
    Outcome text = run("check", MODEL);
    Outcome json = run("check", "--json", MODEL);

    assertThat(text.code()).isZero();
    assertThat(text.out()).contains("ok").doesNotContain("FAIL");
    assertThat(json.lines()).hasSize(1);
    assertThat(json.lines().get(0).path("passed").asBoolean()).isTrue();
    assertThat(json.lines().get(0).path("intact").asBoolean()).isTrue();
  }

  @Test
  void checkFindsADamagedBundle() throws IOException {
    Path copy = folder.resolve("tones");
    copy(Path.of(MODEL), copy);
    byte[] onnx = Files.readAllBytes(copy.resolve("model.onnx"));
    onnx[onnx.length / 2] ^= 1;
    Files.write(copy.resolve("model.onnx"), onnx);
    Outcome outcome = run("check", copy.toString());

    expectOneLine(outcome, ExitCode.DAMAGED_BUNDLE);
    assertThat(outcome.err()).contains("model.onnx");
  }

  @Test
  void checkNamesTheRulesThatAModelBreaks() throws IOException {
    Path broken = TestModel.writeRuleBreaker(folder.resolve("breaker"));
    Outcome outcome = run("check", broken.toString());

    assertThat(outcome.code()).isEqualTo(ExitCode.RULE_VIOLATION);
    assertThat(outcome.out()).contains("FAIL").contains("sign-blocks");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dance", "replay", "serve --prot 1", "serve --port many", "check"})
  void refusesACommandLineThatMakesNoSenseInOneLine(String line) {
    Outcome outcome = run(line.isEmpty() ? new String[0] : line.split(" "));

    expectOneLine(outcome, ExitCode.USAGE);
    assertThat(outcome.err()).contains("--help");
  }

  @Test
  void printsHelpAndVersionOnStandardOutput() {
    assertThat(run("--help").out()).contains("demo", "listen", "replay", "Exit codes");
    assertThat(run("serve", "--help").out()).contains("--port").contains("--token-file");
    assertThat(run("--version").out()).matches("spikeword \\d+\\.\\d+\\.\\d+.*\\R");
  }

  @Test
  void showsEverySettingWithItsOrigin() throws IOException {
    Path file = Files.writeString(folder.resolve("c.yml"), "limits:\n  sessions: 7\n");
    Outcome outcome =
        run(
            "config",
            "show",
            "--json",
            "--config",
            file.toString(),
            "--set",
            "server.port=99",
            "--set",
            "server.token=a-secret-of-length");
    JsonNode settings = outcome.lines().get(0);

    assertThat(settings)
        .filteredOn(s -> s.path("name").asText().equals("limits.sessions"))
        .allSatisfy(
            s -> {
              assertThat(s.path("value").asText()).isEqualTo("7");
              assertThat(s.path("origin").asText()).isEqualTo("file " + file);
            });
    assertThat(settings)
        .filteredOn(s -> s.path("name").asText().equals("server.port"))
        .allSatisfy(s -> assertThat(s.path("origin").asText()).isEqualTo("flag --set"));
    assertThat(outcome.out()).doesNotContain("a-secret-of-length");
  }
}
