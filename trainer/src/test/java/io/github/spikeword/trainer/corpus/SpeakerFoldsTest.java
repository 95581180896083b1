package io.github.spikeword.trainer.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakerFoldsTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 7})
  void dividesEveryClipOnceAndNoSpeakerTwice(int count) {
    List<Clip> clips = unevenClips();
    SpeakerFolds folds = SpeakerFolds.of(clips, count, 3);
    assertThat(folds.folds()).hasSize(count);
    assertThat(folds.folds().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(clips);
    Set<String> seen = new HashSet<>();
    for (List<Clip> fold : folds.folds()) {
      Set<String> speakers = fold.stream().map(Clip::speaker).collect(Collectors.toSet());
      assertThat(speakers).noneMatch(seen::contains);
      seen.addAll(speakers);
    }
  }

  @Test
  void spreadsEveryWordEvenly() {
    List<Clip> clips = unevenClips();
    SpeakerFolds folds = SpeakerFolds.of(clips, 5, 3);
    for (String word : List.of("yes", "no")) {
      double all = clips.stream().filter(c -> c.word().equals(word)).count();
      for (List<Clip> fold : folds.folds()) {
        double share = fold.stream().filter(c -> c.word().equals(word)).count() / all;
        assertThat(share).isBetween(0.18, 0.22);
      }
    }
  }

  @Test
  void aSplitValidatesOnItsFoldAndTrainsOnTheRest() {
    List<Clip> clips = unevenClips();
    Split split = SpeakerFolds.of(clips, 4, 1).split(2);
    assertThat(split.method()).isEqualTo("speaker-disjoint fold 3 of 4");
    assertThat(split.training().size() + split.validation().size()).isEqualTo(clips.size());
    assertThat(split.training()).doesNotContainAnyElementsOf(split.validation());
  }

  @Test
  void theSeedDecides() {
    List<Clip> clips = unevenClips();
    assertThat(SpeakerFolds.of(clips, 5, 3)).isEqualTo(SpeakerFolds.of(clips, 5, 3));
    assertThat(SpeakerFolds.of(clips, 5, 3)).isNotEqualTo(SpeakerFolds.of(clips, 5, 4));
  }

  @Test
  void needsASpeakerForEveryFold() {
    List<Clip> two = List.of(SplitTest.clip("yes/a_nohash_0.wav"), SplitTest.clip("no/b.wav"));
    assertThatThrownBy(() -> SpeakerFolds.of(two, 3, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("3 folds and 2 speakers");
    assertThatThrownBy(() -> SpeakerFolds.of(two, 1, 1)).isInstanceOf(UserError.class);
  }

  /** 200 speakers with 1 to 6 clips of one or both words. */
  private static List<Clip> unevenClips() {
    SeededRandom random = new SeededRandom(1);
    List<Clip> clips = new ArrayList<>();
    for (int speaker = 0; speaker < 200; speaker++) {
      int own = 1 + random.nextInt(6);
      for (int i = 0; i < own; i++) {
        String word = random.chance(0.4) ? "yes" : "no";
        clips.add(SplitTest.clip(word + "/s" + speaker + "_nohash_" + i + ".wav"));
      }
    }
    return clips;
  }
}
