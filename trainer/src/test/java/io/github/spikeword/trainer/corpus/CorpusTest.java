package io.github.spikeword.trainer.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.SpeechData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

  @TempDir Path data;

  @Test
  void findsWordsClipsSpeakersAndUtterancesInSortedOrder() throws IOException {
    touch("no/b0000000_nohash_1.wav", "no/a0000000_nohash_12.flac", "yes/c0000000_nohash_0.WAV");
    Corpus corpus = Corpus.scan(data);
    assertThat(corpus.words()).containsExactly("no", "yes");
    assertThat(corpus.clips())
        .extracting(Clip::word, Clip::speaker, Clip::utterance, Clip::key)
        .containsExactly(
            tuple("no", "a0000000", 12, "no/a0000000_nohash_12"),
            tuple("no", "b0000000", 1, "no/b0000000_nohash_1"),
            tuple("yes", "c0000000", 0, "yes/c0000000_nohash_0"));
  }

  @Test
  void aFileNamedOtherwiseIsASpeakerOfItsOwn() throws IOException {
    touch("yes/kitchen take.2.wav", "no/x_nohash_seven.wav");
    assertThat(Corpus.scan(data).clips())
        .extracting(Clip::speaker, Clip::utterance)
        .containsExactly(tuple("x", 0), tuple("kitchen take.2", 0));
  }

  @Test
  void namesSpeechCommandsOnlyIfEveryClipIsNamedLikeOneOfIts() throws IOException {
    touch("no/b0000000_nohash_1.wav", "yes/0a7c2a8d_nohash_0.flac");
    assertThat(Corpus.scan(data).origin()).startsWith("Speech Commands (Warden 2018");
    touch("yes/kitchen_nohash_0.wav");
    assertThat(Corpus.scan(data).origin()).startsWith("a corpus of one's own");
  }

  @Test
  void acceptsTheDataRootAsWellAsTheCorpusFolder() throws IOException {
    touch(
        "speech_commands/yes/a_nohash_0.wav",
        "negatives/speech/coffee/one.flac",
        "negatives/music/tune.wav");
    Corpus fromRoot = Corpus.scan(data);
    Corpus direct = Corpus.scan(data.resolve("speech_commands"));
    assertThat(fromRoot).isEqualTo(direct);
    assertThat(fromRoot.words()).containsExactly("yes");
    assertThat(fromRoot.sounds())
        .extracting(Sound::kind, Sound::source)
        .containsExactly(tuple(Sound.Kind.SPEECH, "coffee"), tuple(Sound.Kind.MUSIC, "music"));
  }

  @Test
  void underscoreFoldersAreNoiseAndNoWords() throws IOException {
    touch("yes/a.wav", "_background_noise_/tap.wav", "_background_noise_/README.md");
    Corpus corpus = Corpus.scan(data);
    assertThat(corpus.words()).containsExactly("yes");
    assertThat(corpus.sounds(Sound.Kind.NOISE))
        .extracting(Sound::source, sound -> sound.path().getFileName().toString())
        .containsExactly(tuple("_background_noise_", "tap.wav"));
  }

  @Test
  void negativesInsideTheCorpusFolderAreNoWord() throws IOException {
    touch("yes/a.wav", "negatives/noise/rain/1.wav");
    Corpus corpus = Corpus.scan(data);
    assertThat(corpus.words()).containsExactly("yes");
    assertThat(corpus.sounds()).extracting(Sound::source).containsExactly("rain");
  }

  @Test
  void hiddenFilesAndOtherFilesAreNoClips() throws IOException {
    touch("yes/a.wav", "yes/._a.wav", "yes/notes.txt", ".cache/b.wav", "LICENSE");
    assertThat(Corpus.scan(data).clips()).extracting(Clip::key).containsExactly("yes/a");
  }

  @Test
  void emptyWordFoldersAreNamed() throws IOException {
    touch("yes/a.wav");
    Files.createDirectory(data.resolve("no"));
    assertThat(Corpus.scan(data).emptyFolders()).containsExactly("no");
  }

  @Test
  void saysWhatIsWrongWithAMissingAnEmptyAndAMistakenFolder() throws IOException {
    assertThatThrownBy(() -> Corpus.scan(data.resolve("absent")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("does not exist")
        .hasMessageContaining("corpus fetch");
    assertThatThrownBy(() -> Corpus.scan(data))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("holds no clips");
    touch("clip.wav");
    assertThatThrownBy(() -> Corpus.scan(data.resolve("clip.wav")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is not a folder");
  }

  @Test
  void aForbiddenFolderWithinTheCorpusIsNamed() throws IOException {
    touch("yes/a.wav", "_background_noise_/locked/tap.wav");
    Path locked = data.resolve("_background_noise_/locked");
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    try {
      Assumptions.assumeFalse(Files.isReadable(locked), "runs as a user who may read everything");
      assertThatThrownBy(() -> Corpus.scan(data))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("cannot be read")
          .hasMessageContaining(locked.toString());
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void selectsWordsInTheOrderAsked() throws IOException {
    touch("go/a.wav", "stop/b.wav", "up/c.wav");
    Corpus selected = Corpus.scan(data).select(List.of("up", "go"));
    assertThat(selected.words()).containsExactly("up", "go");
    assertThat(selected.clips()).extracting(Clip::word).containsExactly("up", "go");
  }

  @Test
  void suggestsTheNearestWordForAnUnknownOne() throws IOException {
    touch("yes/a.wav", "no/b.wav", "stop/c.wav");
    Corpus corpus = Corpus.scan(data);
    assertThatThrownBy(() -> corpus.select(List.of("stob")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no word 'stob'")
        .hasMessageContaining("Did you mean 'stop'?")
        .hasMessageContaining("3 words: no, stop, yes");
    assertThatThrownBy(() -> corpus.select(List.of("yes", "yes")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("named twice");
  }

  @Test
  void oneWordCannotBeToldApart() throws IOException {
    touch("yes/a.wav");
    assertThatThrownBy(() -> Corpus.scan(data).requireTwoWords())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("only 'yes'");
  }

  @Test
  void readsTheRealCorpus() {
    Corpus corpus = Corpus.scan(SpeechData.require());
    assertThat(corpus.words()).hasSize(35).contains("yes", "no").doesNotContain("negatives");
    assertThat(corpus.clips("yes")).hasSize(914);
    assertThat(corpus.clips("no")).hasSize(889);
    assertThat(corpus.clips()).extracting(Clip::partition).doesNotContain(Partition.TESTING);
    assertThat(corpus.sounds(Sound.Kind.SPEECH)).isNotEmpty();
    assertThat(corpus.sounds(Sound.Kind.NOISE))
        .extracting(Sound::source)
        .contains("_background_noise_", "esc10");
  }

  private void touch(String... names) throws IOException {
    for (String name : names) {
      Path file = data.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
