package io.github.spikeword.trainer.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.config.StreamSettings;
import io.github.spikeword.trainer.random.SeededRandom;
import io.github.spikeword.trainer.streams.ChunkSampler.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChunkSamplerTest {

  private static final List<String> LABELS = List.of("yes", "no", "other");
  private static final Map<String, Double> MIX = Map.of("yes", 0.3, "no", 0.1, "other", 0.0);
  private static final int CHUNK = 100;
  private static final int STEPS = 1000;
  private static final int DRAWS = 10_000;

  private static LabelledStream stream(int steps, LabelledStream.Word... words) {
    return new LabelledStream(
        new float[steps], steps, List.of(words), new byte[steps], new float[steps]);
  }

  private static LabelledStream.Word word(int label, int end) {
    return new LabelledStream.Word(label, end - 20, end);
  }

  private static final List<LabelledStream> TWO =
      List.of(stream(STEPS, word(0, 40)), stream(STEPS, word(1, 500), word(2, 800)));

  private static ChunkSampler sampler(
      List<LabelledStream> streams, double wordShare, double hardShare, Map<String, Double> mix) {
    return new ChunkSampler(
        streams, LABELS, new StreamSettings.Chunks(CHUNK, 20, wordShare, mix, hardShare, 0, 0.5));
  }

  private static Stream<Place> draws(ChunkSampler sampler) {
    SeededRandom random = SeededRandom.of(1, "chunks", 1);
    return IntStream.range(0, DRAWS).mapToObj(i -> sampler.draw(random));
  }

  @Test
  void chunksAfterWordsEndShortlyAfterThem() {
    List<Place> drawn = draws(sampler(TWO, 1, 0, MIX)).toList();

    assertThat(drawn)
        .allSatisfy(
            place ->
                assertThat(place.step())
                    .isBetween(
                        place.stream() == 0 ? CHUNK : 525, place.stream() == 0 ? CHUNK : 559));
    // three of four, within five standard deviations
    assertThat(drawn.stream().filter(place -> place.stream() == 0).count())
        .isBetween(7_283L, 7_717L);
  }

  @Test
  void chunksAfterHardNegativesEndShortlyAfterThem() {
    ChunkSampler sampler = sampler(TWO, 0, 1, MIX);
    sampler.setHardNegatives(List.of(new Place(1, 300), new Place(0, 990)));

    assertThat(draws(sampler))
        .allSatisfy(
            place -> {
              if (place.stream() == 0) {
                assertThat(place.step()).isEqualTo(STEPS);
              } else {
                assertThat(place.step()).isBetween(318, 362);
              }
            });
  }

  @Test
  void withoutHardNegativesTheirShareComesFromAnywhere() {
    List<Place> drawn = draws(sampler(TWO, 0, 1, MIX)).toList();

    assertThat(drawn).allSatisfy(place -> assertThat(place.step()).isBetween(CHUNK, STEPS));
    assertThat(drawn).anyMatch(place -> place.step() == CHUNK);
    assertThat(drawn).anyMatch(place -> place.step() == STEPS);
  }

  @Test
  void aRecordingOfExactlyOneChunkHasOnePlace() {
    ChunkSampler sampler = sampler(List.of(stream(CHUNK, word(0, 50))), 0.5, 0.2, MIX);

    assertThat(draws(sampler)).containsOnly(new Place(0, CHUNK));
  }

  @Test
  void theSameSeedDrawsTheSamePlaces() {
    assertThat(draws(sampler(TWO, 0.4, 0.2, MIX)).toList())
        .isEqualTo(draws(sampler(TWO, 0.4, 0.2, MIX)).toList());
  }

  @Test
  void aRecordingShorterThanAChunkIsRefused() {
    assertThatThrownBy(() -> sampler(List.of(stream(CHUNK - 1, word(0, 50))), 0.5, 0, MIX))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("99 steps")
        .hasMessageContaining("Make the recordings longer");
  }

  @Test
  void aMixWithoutAnyWordOfTheRecordingsIsRefused() {
    assertThatThrownBy(() -> sampler(List.of(stream(STEPS, word(2, 50))), 0.5, 0, MIX))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("stream.chunks.wordMix");
  }
}
