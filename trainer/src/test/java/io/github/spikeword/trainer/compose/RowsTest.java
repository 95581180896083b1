package io.github.spikeword.trainer.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.augment.Levels;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowsTest {

  /** Clips are a tone from 0.3 to 0.7 s, noises white, "gone" is gone, "silent" is silent. */
  private final SoundReader reader =
      path -> {
        String name = path.getFileName().toString();
        if (name.startsWith("gone")) {
          throw new UserError(path + ": There is no such file.");
        }
        if (name.startsWith("hum")) {
          SplittableRandom random = new SplittableRandom(1);
          float[] noise = new float[40_000];
          for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (0.3 * (2 * random.nextDouble() - 1));
          }
          return noise;
        }
        float[] sound = new float[16_000];
        if (!name.startsWith("silent")) {
          for (int i = 4800; i < 11_200; i++) {
            sound[i] = (float) (0.01 * StrictMath.sin(i * 0.3));
          }
        }
        return sound;
      };

  private static Clip clip(String word, String name) {
    return Clip.of(word, Path.of(word, name + ".wav"));
  }

  private static Sound sound(Sound.Kind kind, String name) {
    return new Sound(kind, "source", Path.of("source", name + ".wav"));
  }

  private final List<Clip> clips =
      List.of(clip("yes", "a"), clip("no", "gone"), clip("go", "silent"), clip("no", "b"));

  @Test
  void everyUsableClipIsHeardOnceAndTheRestIsNamed() {
    Composition made = new WordRow("row.wav", clips, List.of(), 0, 7).compose(reader);

    assertThat(made.labels().words())
        .extracting(LabelledWord::word, LabelledWord::source)
        .containsExactly(tuple("yes", "yes/a"), tuple("no", "no/b"));
    assertThat(made.broken())
        .extracting(BrokenFile::path)
        .containsExactly(clips.get(1).path(), clips.get(2).path());
  }

  @Test
  void labelsLieAroundTheToneAndGapsLastHalfASecondToOneAndAHalf() {
    Composition made = new WordRow("row.wav", clips, List.of(), 0, 7).compose(reader);

    List<LabelledWord> words = made.labels().words();
    for (LabelledWord word : words) {
      assertThat(word.endSample() - word.startSample()).isCloseTo(6400, within(640L));
    }
    // from the end of one tone to the start of the next: 0.3 s of each clip and the gap
    long between = words.get(1).startSample() - words.get(0).endSample();
    assertThat(between / 16_000.0).isBetween(0.6 + 0.5 - 0.05, 0.6 + 1.5 + 0.05);
    assertThat(made.labels().samples()).isEqualTo(made.samples().length);
  }

  @Test
  void wordsHaveTheLevelAndNoiseLiesSoFarBelow() {
    Composition clean = new WordRow("row.wav", clips, List.of(), 0, 7).compose(reader);
    Composition noisy =
        new WordRow("row.wav", clips, List.of(sound(Sound.Kind.NOISE, "hum")), 20, 7)
            .compose(reader);

    LabelledWord word = clean.labels().words().get(0);
    double level =
        Levels.decibels(
            Levels.power(
                clean.samples(), (int) word.startSample() + 320, (int) word.endSample() - 320));
    assertThat(level).isCloseTo(WordRow.LEVEL_DB, within(0.5));
    // the first gap holds nothing but background
    assertThat(Levels.decibels(Levels.power(clean.samples(), 800, 7200)))
        .isCloseTo(WordRow.FLOOR_DB, within(1.0));
    assertThat(Levels.decibels(Levels.power(noisy.samples(), 800, 7200)))
        .isCloseTo(WordRow.LEVEL_DB - 20, within(1.0));
  }

  @Test
  void theBackgroundIsLabelledFromStartToEnd() {
    Composition noisy =
        new WordRow("row.wav", clips, List.of(sound(Sound.Kind.NOISE, "hum")), 20, 7)
            .compose(reader);

    long at = 0;
    for (Segment segment : noisy.labels().segments()) {
      assertThat(segment.kind()).isEqualTo(SoundKind.NOISE);
      assertThat(segment.background()).isTrue();
      assertThat(segment.source()).isEqualTo("source/hum.wav");
      assertThat(segment.startSample()).isEqualTo(at);
      at = segment.endSample();
    }
    assertThat(at).isEqualTo(noisy.samples().length);
  }

  @Test
  void theSameSeedGivesTheSameRow() {
    WordRow row = new WordRow("row.wav", clips, List.of(sound(Sound.Kind.NOISE, "hum")), 10, 7);
    WordRow other = new WordRow("row.wav", clips, List.of(sound(Sound.Kind.NOISE, "hum")), 10, 8);

    assertThat(row.compose(reader).samples()).isEqualTo(row.compose(reader).samples());
    assertThat(row.compose(reader).labels()).isEqualTo(row.compose(reader).labels());
    assertThat(other.compose(reader).labels()).isNotEqualTo(row.compose(reader).labels());
  }

  @Test
  void soundsAreHeardWholeAndUnchangedBetweenSilence() {
    List<Sound> sounds = List.of(sound(Sound.Kind.SPEECH, "a"), sound(Sound.Kind.SPEECH, "gone"));

    Composition made = new SoundRow("speech.wav", sounds, SoundKind.SPEECH).compose(reader);

    assertThat(made.broken()).hasSize(1);
    Segment speech = made.labels().segments().get(1);
    assertThat(speech.kind()).isEqualTo(SoundKind.SPEECH);
    assertThat(speech.startSample()).isEqualTo(8000);
    assertThat(speech.endSample()).isEqualTo(24_000);
    float[] heard = Arrays.copyOfRange(made.samples(), 8000, 24_000);
    assertThat(heard).isEqualTo(reader.read(Path.of("a.wav")));
    assertThat(Levels.power(made.samples(), 0, 8000)).isZero();
    assertThat(Levels.power(made.samples(), 24_000, made.samples().length)).isZero();
  }

  @Test
  void silenceIsSilent() {
    Composition silence = SoundRow.silence("silence.wav", 2);

    assertThat(silence.samples()).hasSize(32_000).containsOnly(0f);
    assertThat(silence.labels().segments())
        .extracting(Segment::kind)
        .containsExactly(SoundKind.SILENCE);
  }
}
