package io.github.spikeword.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.trainer.TinyCorpus;
import io.github.spikeword.trainer.config.Overrides;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.Partition;
import io.github.spikeword.trainer.corpus.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingDataTest {

  /** Sixty speakers of all partitions, each says "low", "high" and "else". */
  private final Corpus corpus =
      new Corpus(Path.of("corpus"), List.of("low", "high", "else"), clips(), List.of(), List.of());

  private static List<Clip> clips() {
    List<Clip> clips = new ArrayList<>();
    for (String word : List.of("low", "high", "else")) {
      IntStream.range(0, 60)
          .mapToObj(i -> new Clip(word, Path.of(word, i + ".wav"), "speaker" + i, 0))
          .forEach(clips::add);
    }
    return clips;
  }

  private static TrainSettings settings(String method) {
    return Overrides.apply(
        TinyCorpus.settings(1), Map.of("split.method", method, "split.validationShare", "0.3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"official", "fold", "random"})
  void otherWordsUnderTrainingClipsAreOfNobodyWhoValidatesOrTests(String method) {
    TrainSettings settings = settings(method);
    Split split = TrainingData.split(settings, corpus);
    Set<String> validating =
        split.validation().stream().map(Clip::speaker).collect(Collectors.toSet());

    List<Clip> others = TrainingData.otherWords(settings, corpus, split);

    assertThat(others).isNotEmpty();
    assertThat(others)
        .allSatisfy(
            clip -> {
              assertThat(clip.word()).isEqualTo("else");
              assertThat(clip.partition()).isNotEqualTo(Partition.TESTING);
              assertThat(validating).doesNotContain(clip.speaker());
            });
  }

  @Test
  void validationSpeakersWithoutAKeywordAreNoOtherWordsEither() {
    Corpus quiet =
        new Corpus(
            corpus.folder(),
            corpus.words(),
            corpus.clips().stream()
                .filter(c -> c.word().equals("else") || c.partition() != Partition.VALIDATION)
                .toList(),
            List.of(),
            List.of());
    TrainSettings settings = settings("official");

    assertThat(TrainingData.otherWords(settings, quiet, TrainingData.split(settings, quiet)))
        .isNotEmpty()
        .allMatch(clip -> clip.partition() == Partition.TRAINING);
  }
}
