package io.github.spikeword.trainer.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.SpeechData;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.label.LabelFile;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Segment;
import io.github.spikeword.trainer.label.SoundKind;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposerTest {

  private static final float[] LONG = tone(440, 160_000, 0, 160_000);
  private static final float[] YES = tone(1000, 16_000, 4800, 11_200);
  private static final float[] OTHER_WORD = tone(500, 16_000, 4800, 11_200);

  /** Invented clips: a tone from 0.3 s to 0.7 s of a silent second, its pitch told by the word. */
  private static final SoundReader TONES =
      path -> {
        String name = path.toString();
        if (name.startsWith("long")) {
          return LONG;
        }
        return name.startsWith("yes") ? YES : OTHER_WORD;
      };

  private static final Palette PALETTE =
      Palette.of(
          List.of(
              clip("yes", "a"),
              clip("yes", "b"),
              clip("no", "c"),
              clip("go", "d"),
              clip("up", "e")),
          List.of(
              new Sound(Sound.Kind.SPEECH, "cafe", Path.of("long-speech.wav")),
              new Sound(Sound.Kind.NOISE, "fan", Path.of("long-noise.wav")),
              new Sound(Sound.Kind.MUSIC, "band", Path.of("long-music.wav"))));

  private static final ComposeSettings.Background DIGITAL_SILENCE =
      new ComposeSettings.Background(0, Range.only(0), 0, 0, Range.only(-85));

  @TempDir Path folder;

  @Test
  void everyWordLiesExactlyWhereItsLabelSays() {
    Composition composition =
        composer(IsolatedWords.of(60, Map.of("yes", 1.0), DIGITAL_SILENCE), 1).compose(0);
    List<LabelledWord> words = composition.labels().words();
    assertThat(words).hasSizeGreaterThan(20);
    float[] sound = composition.samples();
    boolean[] inWord = new boolean[sound.length];
    for (LabelledWord word : words) {
      // the tone fills 6400 samples; the estimate works in frames of 160 and may add one a side
      assertThat(word.endSample() - word.startSample()).isBetween(6400L, 6720L);
      Arrays.fill(inWord, (int) word.startSample(), (int) word.endSample(), true);
      // active level -26 dBFS: a sine of that power has the amplitude 0.0709
      double peak = peak(sound, (int) word.startSample(), (int) word.endSample());
      assertThat(20 * Math.log10(peak)).isCloseTo(-26 + 3.01, within(0.5));
    }
    assertThat(IntStream.range(0, sound.length).filter(i -> !inWord[i] && sound[i] != 0)).isEmpty();
    for (int w = 1; w < words.size(); w++) {
      // gap of 0.5 to 1.5 s between clips, 0.3 s of silence at either end of a clip; scenes may
      // add the rest of their time
      assertThat(words.get(w).startSample() - words.get(w - 1).endSample())
          .isGreaterThan((long) (1.05 * 16_000));
    }
  }

  @Test
  void aRecordingDependsOnSeedAndNumberAlone() {
    ComposeSettings settings = DenseScenes.of(30);
    List<Integer> numbers = List.of(0, 1, 2, 3);
    List<Composition> forwards =
        ParallelMap.map(1, numbers, n -> composer(settings, 7).compose(n), Progress.SILENT);
    Composer shared = composer(settings, 7);
    List<Composition> backwards =
        ParallelMap.map(4, List.of(3, 2, 1, 0), shared::compose, Progress.SILENT);
    for (int n : numbers) {
      assertThat(backwards.get(3 - n).samples()).isEqualTo(forwards.get(n).samples());
      assertThat(backwards.get(3 - n).labels()).isEqualTo(forwards.get(n).labels());
    }
    assertThat(forwards.get(0).samples()).isNotEqualTo(forwards.get(1).samples());
    assertThat(composer(settings, 8).compose(0).samples()).isNotEqualTo(forwards.get(0).samples());
  }

  @Test
  void eventsComeInTheRatioOfTheirWeights() {
    Composition composition = TwentyMinutes.COMPOSITION;
    Map<String, Long> words =
        composition.labels().words().stream()
            .collect(Collectors.groupingBy(LabelledWord::word, Collectors.counting()));
    Map<SoundKind, Long> pieces =
        composition.labels().segments().stream()
            .filter(segment -> !segment.background())
            .collect(Collectors.groupingBy(Segment::kind, Collectors.counting()));
    double all = composition.labels().words().size();
    // among about 500 words the weights are .19, .21 and .34: standard deviations of 0.02; "go" is
    // emphasised twofold over "up"
    assertThat(words.get("yes") / all).isCloseTo(0.19 / 0.74, within(0.08));
    assertThat(words.get("no") / all).isCloseTo(0.21 / 0.74, within(0.08));
    assertThat((words.get("go") + words.get("up")) / all).isCloseTo(0.34 / 0.74, within(0.08));
    assertThat(words.get("go") / (double) (words.get("go") + words.get("up")))
        .isCloseTo(2 / 3.0, within(0.15));
    // longer pieces fall off the ends of scenes more often than words, so only their order holds
    assertThat(pieces.get(SoundKind.SPEECH)).isGreaterThan(pieces.get(SoundKind.NOISE));
    assertThat(pieces.get(SoundKind.NOISE)).isGreaterThan(pieces.get(SoundKind.MUSIC));
  }

  @Test
  void backgroundsCoverTheWholeRecordingInTheirShares() {
    Composition composition = TwentyMinutes.COMPOSITION;
    long at = 0;
    long noise = 0;
    for (Segment segment : composition.labels().segments()) {
      if (segment.background()) {
        assertThat(segment.startSample()).isEqualTo(at);
        at = segment.endSample();
        noise += segment.kind() == SoundKind.NOISE ? at - segment.startSample() : 0;
      }
    }
    assertThat(at).isEqualTo(composition.labels().samples()).isEqualTo(1200L * 16_000);
    // about 86 scenes: a share of one half has a standard deviation of 0.055
    assertThat(noise / (double) at).isCloseTo(0.5, within(0.2));
  }

  @Test
  void backgroundNoiseLiesAsFarBelowTheWordsAsAsked() {
    Composition composition =
        composer(IsolatedWords.of(60, Map.of("yes", 1.0), IsolatedWords.noisy(20)), 1).compose(0);
    float[] sound = composition.samples();
    // the start of the recording, before its first word, after the fade
    double sum = 0;
    for (int i = 400; i < 400 + 6400; i++) {
      sum += sound[i] * sound[i];
    }
    assertThat(10 * Math.log10(sum / 6400)).isCloseTo(-46, within(0.3));
  }

  @Test
  void trimmedAndSpedUpWordsKeepExactLabels() {
    ComposeSettings plain = IsolatedWords.of(120, Map.of("yes", 1.0), DIGITAL_SILENCE);
    ComposeSettings varied =
        new ComposeSettings(
            120,
            plain.sceneSeconds(),
            plain.levelDb(),
            DIGITAL_SILENCE,
            plain.events(),
            plain.gapSeconds(),
            new ComposeSettings.Words(
                new Range(-5, 5), 1, Range.only(1.25), 1, new Range(0.03, 0.2)),
            plain.speech());
    Composition composition = composer(varied, 5).compose(0);
    float[] sound = composition.samples();
    assertThat(composition.labels().words()).hasSizeGreaterThan(40);
    for (LabelledWord word : composition.labels().words()) {
      long length = word.endSample() - word.startSample();
      // 6400 samples at 1.25 times the speed, and at most two frames of estimate
      assertThat(length).isBetween(5120L, 5376L);
      int crossings = 0;
      for (int i = (int) word.startSample() + 200; i < word.endSample() - 300; i++) {
        crossings += sound[i] < 0 && sound[i + 1] >= 0 ? 1 : 0;
      }
      assertThat(crossings / ((length - 500) / 16_000.0)).isCloseTo(1250, within(10.0));
    }
  }

  @Test
  void brokenFilesAreNamedAndDoNotStopTheWork() {
    SoundReader picky =
        path -> {
          if (path.toString().endsWith("a_nohash_0.wav")) {
            throw new UserError("no sound in " + path);
          }
          return TONES.read(path);
        };
    Composition composition =
        new Composer(IsolatedWords.of(30, Map.of("yes", 1.0), DIGITAL_SILENCE), PALETTE, picky, 1)
            .compose(0);
    assertThat(composition.labels().words())
        .isNotEmpty()
        .allSatisfy(word -> assertThat(word.source()).isEqualTo("yes/b_nohash_0"));
    assertThat(composition.broken()).isNotEmpty();
    assertThat(composition.broken().get(0).reason()).contains("no sound in");
  }

  @Test
  void nothingGoesBeyondFullScale() {
    ComposeSettings calm = DenseScenes.of(60);
    ComposeSettings loud =
        new ComposeSettings(
            60,
            calm.sceneSeconds(),
            Range.only(0),
            new ComposeSettings.Background(1, Range.only(0), 0.5, 0, Range.only(-60)),
            calm.events(),
            calm.gapSeconds(),
            calm.words(),
            calm.speech());
    float[] sound = composer(loud, 1).compose(0).samples();
    assertThat(peak(sound, 0, sound.length)).isEqualTo(1);
  }

  @Test
  void writesARecordingAndItsLabels() {
    Composition composition =
        composer(IsolatedWords.of(10, Map.of("yes", 1.0), DIGITAL_SILENCE), 1).compose(12);
    composition.write(folder.resolve("new"));
    assertThat(LabelFile.read(folder.resolve("new/stream-0012.labels.json")))
        .isEqualTo(composition.labels());
    float[] back = SoundReader.FILES.read(folder.resolve("new/stream-0012.wav"));
    assertThat(back).hasSize(160_000);
    assertThat(
            IntStream.range(0, back.length)
                .mapToDouble(i -> Math.abs(back[i] - composition.samples()[i]))
                .max()
                .orElseThrow())
        .isLessThanOrEqualTo(1 / 32_768.0);
  }

  @Test
  void whatIsAskedForMustBeThere() {
    assertThatThrownBy(
            () -> composer(IsolatedWords.of(10, Map.of("stop", 1.0), DIGITAL_SILENCE), 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'stop'");
    Palette wordsOnly = new Palette(PALETTE.words(), Map.of());
    assertThatThrownBy(() -> new Composer(DenseScenes.of(10), wordsOnly, TONES, 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("recordings of speech");
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    List<Function<Integer, Object>> wrong =
        List.of(
            i -> new Range(2, 1),
            i -> new Range(0, Double.NaN),
            i -> DenseScenes.of(0.5),
            i -> new ComposeSettings.Background(0.7, Range.only(5), 0, 0.7, Range.only(-60)),
            i -> new ComposeSettings.Words(Range.only(0), 2, Range.only(1), 0, Range.only(0)),
            i -> new ComposeSettings.Words(Range.only(0), 1, Range.only(3), 0, Range.only(0)),
            i -> new ComposeSettings.Events(Map.of(), 0, Map.of(), 0, 0, 0, Range.only(1)),
            i ->
                new ComposeSettings.Events(
                    Map.of("yes", -1.0), 1, Map.of(), 0, 0, 0, Range.only(1)));
    wrong.forEach(
        settings -> assertThatIllegalArgumentException().isThrownBy(() -> settings.apply(0)));
  }

  @Test
  void composesFromRealRecordings() {
    Corpus corpus = Corpus.scan(SpeechData.require());
    Palette palette = Palette.of(corpus.clips(), corpus.sounds());
    Composition composition =
        new Composer(DenseScenes.of(60), palette, SoundReader.FILES, 1).compose(0);
    assertThat(composition.samples()).hasSize(960_000);
    assertThat(composition.broken()).isEmpty();
    assertThat(composition.labels().words()).hasSizeGreaterThan(10);
  }

  /** Composed once for the tests that count. */
  private static final class TwentyMinutes {
    static final Composition COMPOSITION = composer(DenseScenes.of(1200), 3).compose(0);
  }

  private static float[] tone(double hertz, int samples, int from, int to) {
    float[] sound = new float[samples];
    for (int i = from; i < to; i++) {
      sound[i] = (float) (0.4 * Math.sin(2 * Math.PI * hertz * i / 16_000));
    }
    return sound;
  }

  private static Composer composer(ComposeSettings settings, long seed) {
    return new Composer(settings, PALETTE, TONES, seed);
  }

  private static Clip clip(String word, String speaker) {
    return Clip.of(word, Path.of(word, speaker + "_nohash_0.wav"));
  }

  private static double peak(float[] sound, int from, int to) {
    return IntStream.range(from, to).mapToDouble(i -> Math.abs(sound[i])).max().orElse(0);
  }
}
