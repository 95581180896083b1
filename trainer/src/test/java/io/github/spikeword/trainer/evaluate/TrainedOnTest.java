package io.github.spikeword.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.Sound;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainedOnTest {

  private final Corpus corpus =
      new Corpus(
          Path.of("corpus"),
          List.of(),
          List.of(),
          List.of(
              new Sound(Sound.Kind.NOISE, "street", Path.of("street/0.wav")),
              new Sound(Sound.Kind.NOISE, "street", Path.of("street/1.wav")),
              new Sound(Sound.Kind.NOISE, "kitchen", Path.of("kitchen/0.wav")),
              new Sound(Sound.Kind.MUSIC, "songs", Path.of("songs/0.wav"))),
          List.of());

  private static TrainedOn trainedOn(Map<String, Object> settings) {
    Bundle plain = ToneBundles.forClips();
    return TrainedOn.of(
        new Bundle(
            plain.name(),
            plain.network(),
            plain.features(),
            plain.readout(),
            plain.detector(),
            Map.of("settings", settings)));
  }

  private List<String> unheardNoise(TrainedOn trainedOn) {
    return trainedOn.unheard(corpus, Sound.Kind.NOISE).stream()
        .map(sound -> sound.path().toString())
        .toList();
  }

  @Test
  void withoutNoiseInTrainingAllNoiseJudges() {
    Map<String, Object> augment = Map.of("noise", Map.of("recordedShare", 0.0));

    assertThat(unheardNoise(trainedOn(Map.of("data", Map.of("augment", augment))))).hasSize(3);
    assertThat(unheardNoise(TrainedOn.of(ToneBundles.forClips()))).hasSize(3);
  }

  @Test
  void theNoiseOfTrainingRecordingsDoesNotJudge() {
    Map<String, Object> sides =
        Map.of("development", List.of("kitchen"), "training", List.of(), "excluded", List.of());

    assertThat(unheardNoise(trainedOn(Map.of("stream", Map.of("sounds", sides)))))
        .containsExactly("street/1.wav", "kitchen/0.wav");
  }

  @Test
  void noiseUnderTrainingClipsLeavesEverySecondRecordingToJudge() {
    Map<String, Object> augment = Map.of("noise", Map.of("recordedShare", 0.5));

    assertThat(unheardNoise(trainedOn(Map.of("data", Map.of("augment", augment)))))
        .containsExactly("street/1.wav");
  }

  @Test
  void onlyAModelOfAnotherSplitNeedsACaution() {
    assertThat(trainedOn(Map.of("split", Map.of("method", "OFFICIAL"))).caution()).isEmpty();
    assertThat(TrainedOn.of(ToneBundles.forClips()).caution()).isEmpty();
    assertThat(trainedOn(Map.of("split", Map.of("method", "RANDOM"))).caution())
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("split.method 'random'").contains("flatter"));
  }
}
