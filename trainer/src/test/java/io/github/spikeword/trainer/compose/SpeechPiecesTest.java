package io.github.spikeword.trainer.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.random.SeededRandom;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recordings are a tone of 440 Hz, the keyword one of 1000 Hz, the other word one of 700 Hz. */
class SpeechPiecesTest {

  private static final Sound RECORDING =
      new Sound(Sound.Kind.SPEECH, "cafe", Path.of("speech.wav"));
  private static final Palette PALETTE =
      Palette.of(
          List.of(
              Clip.of("yes", Path.of("yes", "a_nohash_0.wav")),
              Clip.of("go", Path.of("go", "b_nohash_0.wav"))),
          List.of(RECORDING));
  private static final int SECOND = 16_000;
  private static final int LENGTH = 4 * SECOND;

  @Test
  void plainSpeechIsAnExcerpt() {
    float[] piece = piece(ComposeSettings.Speech.plain());
    assertThat(power(piece, 440)).isGreaterThan(0.99 * total(piece));
  }

  @Test
  void speechAtAnotherSpeedHasThatPitchAndTheLengthAskedFor() {
    float[] piece = piece(new ComposeSettings.Speech(1, Range.only(1.25), 0, Range.only(0.2)));
    assertThat(piece).hasSize(LENGTH);
    assertThat(power(piece, 550)).isGreaterThan(0.98 * total(piece));
  }

  @Test
  void splicedSpeechMixesRecordingsAndOtherWordsButNoKeyword() {
    float[] piece = piece(new ComposeSettings.Speech(0, Range.only(1), 1, Range.only(0.1)));
    double spoken = power(piece, 440);
    double words = power(piece, 700);
    assertThat(spoken).isPositive();
    assertThat(words).isPositive();
    // both kinds equally loud and equally likely, about forty fragments
    assertThat(spoken / words).isBetween(0.3, 3.3);
    assertThat(power(piece, 1000)).isLessThan(0.01 * total(piece));
  }

  @Test
  void fragmentsFadeIntoEachOther() {
    float[] piece = piece(new ComposeSettings.Speech(0, Range.only(1), 1, Range.only(0.1)));
    // a tone of 700 Hz and amplitude sqrt(2) moves by at most 2 pi 700 / 16000 * sqrt(2) = 0.39
    for (int i = 1; i < piece.length; i++) {
      assertThat(Math.abs(piece[i] - piece[i - 1])).isLessThan(0.4f);
    }
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComposeSettings.Speech(2, Range.only(1), 0, Range.only(0.2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComposeSettings.Speech(1, Range.only(3), 0, Range.only(0.2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComposeSettings.Speech(1, Range.only(1), 1, Range.only(0.01)));
  }

  private static float[] piece(ComposeSettings.Speech speech) {
    ComposeSettings training = DenseScenes.of(600);
    ComposeSettings settings =
        new ComposeSettings(
            training.seconds(),
            training.sceneSeconds(),
            training.levelDb(),
            training.background(),
            new ComposeSettings.Events(Map.of("yes", 1.0), 1, Map.of(), 1, 0, 0, Range.only(4)),
            training.gapSeconds(),
            training.words(),
            speech);
    return new SpeechPieces(
            settings, PALETTE, SpeechPiecesTest::read, SeededRandom.of(1, "speech pieces", 0))
        .piece(RECORDING, LENGTH);
  }

  private static float[] read(Path path) {
    String name = path.toString();
    return tone(name.startsWith("yes") ? 1000 : name.startsWith("go") ? 700 : 440);
  }

  private static float[] tone(double hertz) {
    float[] sound = new float[8 * SECOND];
    for (int i = 0; i < sound.length; i++) {
      sound[i] = (float) (0.4 * Math.sin(2 * Math.PI * hertz * i / SECOND));
    }
    return sound;
  }

  private static double total(float[] sound) {
    double sum = 0;
    for (float sample : sound) {
      sum += sample * sample;
    }
    return sum / sound.length;
  }

  /** Power within 25 Hz of a frequency, by the discrete Fourier transform. */
  private static double power(float[] sound, double hertz) {
    double sum = 0;
    int binsPerHertz = sound.length / SECOND;
    for (int bin = (int) (hertz - 25) * binsPerHertz; bin <= (hertz + 25) * binsPerHertz; bin++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < sound.length; i++) {
        double angle = 2 * Math.PI * bin * i / sound.length;
        re += sound[i] * Math.cos(angle);
        im -= sound[i] * Math.sin(angle);
      }
      sum += 2 * (re * re + im * im) / sound.length / sound.length;
    }
    return sum;
  }
}
