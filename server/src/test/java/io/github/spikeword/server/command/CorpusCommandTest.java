package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.server.Main;
import io.github.spikeword.server.testing.ToneCorpus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCommandTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), args);
  }

  @Test
  void infoTellsWhatACorpusHolds() throws Exception {
    ToneCorpus.write(folder);
    Files.writeString(folder.resolve("no/broken_nohash_0.wav"), "not sound");

    assertThat(run("corpus", "info", folder.toString(), "--json")).isZero();

    JsonNode json = JsonText.readTree(out.toString());
    assertThat(json.at("/total/clips").asInt()).isEqualTo(24);
    assertThat(json.at("/total/speakers").asInt()).isEqualTo(12);
    assertThat(json.at("/total/validation").asInt()).isEqualTo(8);
    assertThat(json.at("/broken/0/file").asText()).endsWith("broken_nohash_0.wav");
  }

  @Test
  void fetchLeavesAnExistingCorpusAlone() throws IOException {
    Path corpus = Files.createDirectory(folder.resolve("speech_commands"));

    assertThat(run("corpus", "fetch", folder.toString())).isEqualTo(ExitCode.FAILED);

    assertThat(err.toString()).contains(corpus.toString(), "is there already").hasLineCount(1);
  }

  @Test
  void withoutASubcommandItSaysWhatThereIs() {
    assertThat(run("corpus")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("fetch", "info").hasLineCount(1);
  }
}
