package io.github.spikeword.trainer.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.TinyCorpus;
import io.github.spikeword.trainer.bptt.Workers;
import io.github.spikeword.trainer.config.Overrides;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.run.RunFolder;
import io.github.spikeword.trainer.run.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamRunTest {

  /** Two recordings of 20 s. */
  private static final int STEPS = 2 * 2500;

  private static final int SPACING_OF_HARD_NEGATIVES = 40;

  @TempDir Path folder;

  private Corpus corpus;

  @BeforeEach
  void speak() throws IOException {
    corpus = Corpus.scan(TinyCorpus.write(folder.resolve("data")));
  }

  private Optional<Bundle> run(String name, TrainSettings settings, int threads, boolean stop) {
    Path path = folder.resolve(name);
    RunFolder run =
        Files.isDirectory(path)
            ? RunFolder.open(path)
            : RunFolder.create(path, SettingsFile.write(settings));
    StreamData data = compose(settings, threads);
    try (Workers workers = new Workers(threads)) {
      return new StreamRun(settings, data, run, workers, new TrainingListener() {}).run(() -> stop);
    }
  }

  private StreamData compose(TrainSettings settings, int threads) {
    return StreamData.compose(
        settings,
        settings.stream().orElseThrow(),
        corpus,
        SoundReader.FILES,
        threads,
        Progress.SILENT);
  }

  private String sums(String run) throws IOException {
    return Files.readString(folder.resolve(run).resolve("bundle/yes-no/SHA256SUMS"));
  }

  private List<JsonNode> metrics(String run) throws IOException {
    List<JsonNode> epochs = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(run).resolve("metrics.jsonl"))) {
      epochs.add(new ObjectMapper().readTree(line));
    }
    return epochs;
  }

  @Test
  void aStoppedRunOnMoreThreadsResumesToTheSameBundle() throws IOException {
    TrainSettings settings = TinyCorpus.listener(3);
    assertThat(run("unbroken", settings, 1, false)).isPresent();

    assertThat(run("broken", settings, 2, true)).isEmpty();
    assertThat(run("broken", settings, 2, true)).isEmpty();
    assertThat(run("broken", settings, 2, false)).isPresent();

    assertThat(sums("broken")).isEqualTo(sums("unbroken"));
  }

  @Test
  void anotherSeedGivesAnotherBundle() throws IOException {
    run("one", TinyCorpus.listener(1), 1, false);
    run("two", TinyCorpus.listener(1).withSeed(2), 1, false);

    assertThat(sums("two")).isNotEqualTo(sums("one"));
  }

  @Test
  void hardNegativesAreSoughtFromTheSecondEpochOnAndNeverClose() throws IOException {
    run("run", TinyCorpus.listener(3), 1, false);

    List<JsonNode> epochs = metrics("run");
    assertThat(epochs).hasSize(3);
    assertThat(epochs.get(0).path("hardNegatives").asInt()).isZero();
    // every score passes: as many as fit between the words
    assertThat(epochs.get(1).path("hardNegatives").asInt())
        .isPositive()
        .isLessThanOrEqualTo(STEPS / SPACING_OF_HARD_NEGATIVES + 2);
    assertThat(epochs.get(2).path("hardNegatives")).isEqualTo(epochs.get(1).path("hardNegatives"));
  }

  @Test
  void noHardNegativeIsFoundAboveAScoreThatNothingReaches() throws IOException {
    TrainSettings settings =
        Overrides.apply(TinyCorpus.listener(2), Map.of("stream.chunks.hardScore", "1000"));

    run("run", settings, 1, false);

    assertThat(metrics("run").get(1).path("hardNegatives").asInt()).isZero();
  }

  @Test
  void recordingsHoldOnlySpeakersOfTheTrainingPartition() {
    StreamData data = compose(TinyCorpus.listener(1), 2);

    assertThat(data.keywordClips()).isEqualTo(16);
    assertThat(data.labels()).containsExactly("low", "high", "other");
    assertThat(data.streams()).extracting(LabelledStream::steps).containsExactly(2500, 2500);
    assertThat(data.hours(8)).isEqualTo(40.0 / 3600);
  }
}
