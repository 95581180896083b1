package io.github.spikeword.trainer.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {

  @TempDir Path folder;

  @Test
  void theOfficialSplitFollowsTheSpeaker() {
    // percentages 0.68, 10.00001 and 79.6 of the official hash
    Clip validation = clip("yes/026290a7_nohash_0.wav");
    Clip testing = clip("no/2a8a66f2_nohash_3.wav");
    Clip training = clip("no/004ae714_nohash_0.wav");
    Split split = Split.bySpeaker(List.of(validation, testing, training));
    assertThat(split.validation()).containsExactly(validation);
    assertThat(split.testing()).containsExactly(testing);
    assertThat(split.training()).containsExactly(training);
  }

  @Test
  void listFilesOverruleTheHashAndMayNameAbsentClips() throws IOException {
    List<String> names =
        List.of("no/a_nohash_0.flac", "yes/a_nohash_0.flac", "yes/b_nohash_1.flac");
    for (String name : names) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.createFile(folder.resolve(name));
    }
    Files.writeString(folder.resolve("validation_list.txt"), "yes/a_nohash_0.wav\nno/zz.wav\n");
    Files.writeString(folder.resolve("testing_list.txt"), "yes/b_nohash_1.wav");
    Split split = Split.byLists(Corpus.scan(folder));
    assertThat(split.validation()).extracting(Clip::key).containsExactly("yes/a_nohash_0");
    assertThat(split.testing()).extracting(Clip::key).containsExactly("yes/b_nohash_1");
    assertThat(split.training()).extracting(Clip::key).containsExactly("no/a_nohash_0");
  }

  @Test
  void aSplitByListsNeedsAList() throws IOException {
    Files.createDirectories(folder.resolve("yes"));
    Files.createFile(folder.resolve("yes/a.wav"));
    Corpus corpus = Corpus.scan(folder);
    assertThatThrownBy(() -> Split.byLists(corpus))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("neither validation_list.txt nor testing_list.txt");
  }

  /** The tutorial prints 6087 training and 1074 validation clips for 7161 at 0.15. */
  @Test
  void theRandomSplitRoundsDownAsTheTutorialDoes() {
    List<Clip> clips = manyClips(7161);
    Split split = Split.random(clips, 0.15, 0, 123);
    assertThat(split.training()).hasSize(6087);
    assertThat(split.validation()).hasSize(1074);
    assertThat(split.testing()).isEmpty();
    assertThat(Stream.concat(split.training().stream(), split.validation().stream()))
        .containsExactlyInAnyOrderElementsOf(clips);
  }

  @Test
  void theRandomSplitIsTheSameForTheSameSeedOnly() {
    List<Clip> clips = manyClips(100);
    assertThat(Split.random(clips, 0.2, 0.1, 1)).isEqualTo(Split.random(clips, 0.2, 0.1, 1));
    assertThat(Split.random(clips, 0.2, 0.1, 1).validation())
        .isNotEqualTo(Split.random(clips, 0.2, 0.1, 2).validation());
  }

  @Test
  void sharesMustLeaveSomethingToTrainOn() {
    assertThatIllegalArgumentException().isThrownBy(() -> Split.random(manyClips(3), 0.5, 0.5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Split.random(manyClips(3), -0.1, 0.5, 1));
  }

  static List<Clip> manyClips(int count) {
    return IntStream.range(0, count).mapToObj(i -> clip("yes/s" + i + "_nohash_0.wav")).toList();
  }

  static Clip clip(String name) {
    return Clip.of(name.substring(0, name.indexOf('/')), Path.of(name));
  }
}
