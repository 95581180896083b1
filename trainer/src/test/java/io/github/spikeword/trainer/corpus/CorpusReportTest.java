package io.github.spikeword.trainer.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.spikeword.trainer.TestSounds;
import io.github.spikeword.trainer.parallel.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusReportTest {

  @TempDir Path data;

  /** Speakers 004ae714 (training), 026290a7 (validation), 2a8a66f2 (testing). */
  @BeforeEach
  void writeCorpus() throws IOException {
    TestSounds.tone(data.resolve("yes/004ae714_nohash_0.wav"), 300, 16_000);
    TestSounds.tone(data.resolve("yes/004ae714_nohash_1.wav"), 300, 8_000);
    TestSounds.tone(data.resolve("yes/026290a7_nohash_0.wav"), 300, 16_000);
    TestSounds.tone(data.resolve("no/2a8a66f2_nohash_0.wav"), 300, 16_000);
    TestSounds.tone(data.resolve("no/004ae714_nohash_0.wav"), 300, 16_000);
    TestSounds.tone(data.resolve("_background_noise_/hum.wav"), 50, 32_000);
    Files.writeString(data.resolve("no/026290a7_nohash_9.wav"), "broken");
    Files.createDirectory(data.resolve("go"));
  }

  @Test
  void countsWordsSpeakersPartitionsAndTime() {
    CorpusReport report = report(2);
    assertThat(report.words())
        .containsExactly(
            new CorpusReport.WordRow("no", 2, 2, 1, 0, 1, 2),
            new CorpusReport.WordRow("yes", 3, 2, 2, 1, 0, 2.5));
    assertThat(report.total()).isEqualTo(new CorpusReport.WordRow("total", 5, 3, 3, 1, 1, 4.5));
    assertThat(report.sounds())
        .containsExactly(new CorpusReport.SoundRow("noise", "_background_noise_", 1, 2));
    assertThat(report.emptyFolders()).containsExactly("go");
  }

  @Test
  void namesBrokenFiles() {
    assertThat(report(1).broken())
        .singleElement()
        .satisfies(b -> assertThat(b.file()).endsWith("026290a7_nohash_9.wav"))
        .satisfies(b -> assertThat(b.reason()).isNotBlank());
  }

  @Test
  void isTheSameOnAnyNumberOfThreadsAndTellsItsProgress() {
    List<Integer> done = new ArrayList<>();
    CorpusReport four =
        CorpusReport.of(
            Corpus.scan(data),
            SoundReader.FILES,
            4,
            (finished, total) -> {
              assertThat(total).isEqualTo(7);
              done.add(finished);
            });
    assertThat(four).isEqualTo(report(1));
    assertThat(done).containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void readsAsATable() {
    String text = CorpusReportText.render(report(1));
    assertThat(text.lines())
        .anySatisfy(
            line ->
                assertThat(line.trim().split(" +"))
                    .containsExactly("yes", "3", "2", "2", "1", "0", "0.0"))
        .anySatisfy(
            line ->
                assertThat(line.trim().split(" +"))
                    .containsExactly("total", "5", "3", "3", "1", "1", "0.1"));
    assertThat(text)
        .contains("Broken files, skipped: 1")
        .contains("026290a7_nohash_9.wav")
        .contains("Folders without a clip: go");
  }

  @Test
  void readsAsJson() throws IOException {
    JsonNode json = new ObjectMapper().readTree(new ObjectMapper().writeValueAsBytes(report(1)));
    assertThat(json.at("/words/1/word").asText()).isEqualTo("yes");
    assertThat(json.at("/words/1/validation").asInt()).isEqualTo(1);
    assertThat(json.at("/total/seconds").asDouble()).isCloseTo(4.5, within(1e-9));
    assertThat(json.at("/broken/0/file").asText()).endsWith("026290a7_nohash_9.wav");
  }

  private CorpusReport report(int threads) {
    return CorpusReport.of(Corpus.scan(data), SoundReader.FILES, threads, Progress.SILENT);
  }
}
