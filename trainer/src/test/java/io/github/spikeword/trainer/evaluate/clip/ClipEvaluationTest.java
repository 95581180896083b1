package io.github.spikeword.trainer.evaluate.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.network.ReferenceSimulator;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.stream.features.FeatureExtractor;
import io.github.spikeword.trainer.augment.SoundBank;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Reading;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.evaluate.ChipDraw;
import io.github.spikeword.trainer.evaluate.ToneBundles;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.statistics.Share;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClipEvaluationTest {

  private final Map<Path, float[]> sounds = new LinkedHashMap<>();
  private final SoundReader reader =
      path -> {
        float[] sound = sounds.get(path);
        if (sound == null) {
          throw new UserError(path + ": There is no such file.");
        }
        return sound;
      };

  private Clip clip(String word, String name, float[] sound) {
    Clip clip = Clip.of(word, Path.of(word, name + ".wav"));
    sounds.put(clip.path(), sound);
    return clip;
  }

  private ClipResults run(Bundle bundle, List<Clip> clips, ClipOptions options) {
    return ClipEvaluation.of(bundle, clips, reader, 1, Progress.SILENT).run(options);
  }

  private static float[] low(double from, double to) {
    return ToneBundles.tone(ToneBundles.LOW_HZ, from, to, 1);
  }

  private static float[] high(double from, double to) {
    return ToneBundles.tone(ToneBundles.HIGH_HZ, from, to, 1);
  }

  @Test
  void theWordWithMoreSpikesIsDecided() {
    List<Clip> clips =
        List.of(
            clip("yes", "a", low(0.2, 0.6)),
            clip("no", "b", high(0.2, 0.6)),
            clip("yes", "mumbled", high(0.2, 0.6)));

    ClipResults results = run(ToneBundles.forClips(), clips, ClipOptions.plain(1));

    assertThat(results.clips()).extracting(ClipResult::decided).containsExactly("yes", "no", "no");
    assertThat(results.clips())
        .extracting(ClipResult::isCorrect)
        .containsExactly(true, true, false);
    assertThat(results.rule()).isEqualTo(new DecisionRule(DecisionRule.Choice.WHOLE_CLIP, 0));
  }

  @Test
  void levelsAreTheSpikesOfTheReferenceSimulatorOverTheClip() {
    Bundle bundle = ToneBundles.forClips();
    float[] sound = low(0.3, 0.71);
    float[][] inputs = FeatureExtractor.extractAll(bundle.features(), sound);
    ReferenceSimulator simulator = new ReferenceSimulator(bundle.network());
    double[] expected = new double[2];
    for (float[] input : inputs) {
      SpikeFrame spikes = simulator.step(input);
      expected[0] += spikes.count(1, 0, 1);
      expected[1] += spikes.count(1, 1, 2);
    }

    ClipResults results = run(bundle, List.of(clip("yes", "a", sound)), ClipOptions.plain(1));

    assertThat(expected[0]).isGreaterThan(20);
    assertThat(results.clips().get(0).levels()).containsExactly(expected[0], expected[1]);
    assertThat(results.counts().steps()).isEqualTo(125);
    assertThat(results.counts().spikes().get(1)).isEqualTo((long) (expected[0] + expected[1]));
  }

  @Test
  void ofEqualsTheFirstLabelWins() {
    ClipResults results =
        run(
            ToneBundles.forClips(),
            List.of(clip("no", "silent", new float[16_000])),
            ClipOptions.plain(1));

    assertThat(results.clips().get(0).levels()).containsExactly(0.0, 0.0);
    assertThat(results.clips().get(0).decided()).isEqualTo("yes");
  }

  @Test
  void shortClipsAreFilledWithZerosAndLongOnesCut() {
    float[] cut = Arrays.copyOf(low(0.1, 0.9), 24_000);
    Arrays.fill(cut, 16_000, 24_000, 0.5f);
    Clip full = clip("yes", "full", low(0.1, 0.9));
    Clip longer = clip("yes", "longer", cut);
    Clip shorter = clip("yes", "shorter", Arrays.copyOf(low(0.1, 0.5), 8_000));
    Clip padded = clip("yes", "padded", low(0.1, 0.5));

    List<ClipResult> results =
        run(ToneBundles.forClips(), List.of(full, longer, shorter, padded), ClipOptions.plain(1))
            .clips();

    assertThat(results.get(1).levels()).isEqualTo(results.get(0).levels());
    assertThat(results.get(2).levels()).isEqualTo(results.get(3).levels());
  }

  @Test
  void silenceThatTheWindowHoldsBeyondTheClipIsHeardToo() {
    // the front end rings on for some steps after a tone that ends with its clip
    List<Clip> clips = List.of(clip("yes", "cut", low(0.9, 1)));

    ClipResults brief = run(ToneBundles.forClips(), clips, ClipOptions.plain(1));
    ClipResults longer = run(ToneBundles.forClipsAndSilence(), clips, ClipOptions.plain(1));

    assertThat(longer.rule()).isEqualTo(new DecisionRule(DecisionRule.Choice.WHOLE_CLIP, 0.2));
    assertThat(longer.rule().description())
        .isEqualTo(
            "spikes per neuron plus bias over the whole clip and 200 ms of silence after it");
    assertThat(longer.counts().steps()).isEqualTo(150);
    assertThat(longer.clips().get(0).levels().get(0))
        .isGreaterThan(brief.clips().get(0).levels().get(0));
  }

  @Test
  void noiseEndsWithTheClip() {
    Reading.All<Clip> read =
        Reading.all(
            reader, List.of(clip("yes", "quiet", low(0.2, 0.6))), Clip::path, 1, Progress.SILENT);

    ClipInputs inputs =
        ClipInputs.of(
            ToneBundles.forClipsAndSilence(),
            read,
            Optional.of(new ClipNoise(0, SoundBank.EMPTY, 1)),
            1);

    float[][] heard = inputs.inputs().get(0).inputs();
    assertThat(heard).hasNumberOfRows(150);
    for (int step = 90; step < 125; step++) {
      assertThat(heard[step][1]).as("noise in step %d", step).isGreaterThan(0.1f);
    }
    for (int step = 140; step < 150; step++) {
      assertThat(heard[step][1]).as("silence in step %d", step).isLessThan(0.001f);
    }
  }

  @Test
  void aStreamModelChoosesBetweenItsWordsByTheHighestWindow() {
    // the reject class with its bias outscores both words throughout, but is not among the choices
    Bundle bundle = ToneBundles.forStreams();
    float[] both = low(0.1, 0.9);
    float[] lateHigh = high(0.95, 1);
    for (int i = 15_200; i < 16_000; i++) {
      both[i] = lateHigh[i];
    }

    ClipResults results =
        run(
            bundle,
            List.of(clip("no", "short", high(0.5, 0.54)), clip("yes", "both", both)),
            ClipOptions.plain(1));

    assertThat(results.rule()).isEqualTo(new DecisionRule(DecisionRule.Choice.HIGHEST_WINDOW, 0.5));
    assertThat(results.clips()).extracting(ClipResult::decided).containsExactly("no", "yes");
    assertThat(results.clips().get(0).levels().get(2)).isEqualTo(5.0);
    assertThat(results.clips().get(0).levels().get(1)).isBetween(1.0, 5.0);
    assertThat(results.counts().steps()).isEqualTo(2 * (24_000 / 128));
  }

  @Test
  void brokenFilesAreSkippedNamedAndCounted() {
    Clip gone = Clip.of("yes", Path.of("yes", "gone.wav"));
    Clip empty = clip("yes", "empty", new float[0]);
    Clip good = clip("no", "b", high(0.2, 0.6));

    ClipResults results =
        run(ToneBundles.forClips(), List.of(gone, good, empty), ClipOptions.plain(1));

    assertThat(results.clips()).extracting(ClipResult::clip).containsExactly(good);
    assertThat(results.broken())
        .extracting(broken -> broken.path())
        .containsExactly(gone.path(), empty.path());
    assertThat(ClipMetrics.accuracy(results)).isEqualTo(new Share(1, 1));
  }

  @Test
  void nothingReadableIsAnError() {
    Clip gone = Clip.of("yes", Path.of("yes", "gone.wav"));

    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> run(ToneBundles.forClips(), List.of(gone), ClipOptions.plain(1)))
        .withMessageContaining("gone.wav: There is no such file.");
    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> run(ToneBundles.forClips(), List.of(), ClipOptions.plain(1)))
        .withMessageContaining("no clip to judge");
  }

  @Test
  void aWordThatTheModelDoesNotKnowIsRefused() {
    Clip foreign = clip("maybe", "a", low(0, 1));

    assertThatExceptionOfType(UserError.class)
        .isThrownBy(() -> run(ToneBundles.forClips(), List.of(foreign), ClipOptions.plain(1)))
        .withMessageContaining("does not know the word 'maybe'");
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads() {
    List<Clip> clips =
        List.of(
            clip("yes", "a", low(0.2, 0.6)),
            clip("no", "b", high(0.2, 0.3)),
            clip("yes", "c", low(0.5, 0.6)),
            clip("no", "d", low(0.2, 0.9)));
    ClipNoise noise = new ClipNoise(0, SoundBank.EMPTY, 5);
    ChipDraw chip = ChipDraw.of(0.2, 7, 3);

    ClipResults one =
        run(ToneBundles.forClips(), clips, ClipOptions.plain(1).with(noise).with(chip));
    ClipResults three =
        run(ToneBundles.forClips(), clips, ClipOptions.plain(3).with(noise).with(chip));

    assertThat(three).isEqualTo(one);
  }

  @Test
  void chipsOfAFamilyAreTheSameOneByOneAndTogether() {
    List<Clip> clips = List.of(clip("yes", "a", low(0.2, 0.6)), clip("no", "b", high(0.2, 0.6)));
    ClipEvaluation evaluation =
        ClipEvaluation.of(ToneBundles.forClips(), clips, reader, 1, Progress.SILENT);
    ChipDraw family = ChipDraw.of(1, 11, 0);

    List<Share> together =
        evaluation.runOnChips(ClipOptions.plain(2).with(family), 6, Progress.SILENT);

    for (int number = 0; number < 6; number++) {
      ClipResults alone = evaluation.run(ClipOptions.plain(1).with(family.numbered(number)));
      assertThat(together.get(number)).isEqualTo(ClipMetrics.accuracy(alone));
    }
  }

  @Test
  void anotherChipFiresOtherwise() {
    List<Clip> clips = List.of(clip("yes", "a", low(0.2, 0.6)));
    ClipOptions nominal = ClipOptions.plain(1);

    ClipResults clean = run(ToneBundles.forClips(), clips, nominal);
    ClipResults mismatched =
        run(ToneBundles.forClips(), clips, nominal.with(new ChipDraw(0.5, 0.3, 1, 0)));

    assertThat(mismatched.counts()).isNotEqualTo(clean.counts());
  }

  @Test
  void noiseIsTheSamePieceAtEveryRatio() {
    float[] silenceButOne = new float[16_000];
    silenceButOne[0] = 1;
    ClipNoise noise = new ClipNoise(20, SoundBank.EMPTY, 3);

    float[] quiet = noise.under("yes/a", silenceButOne);
    float[] loud = new ClipNoise(0, SoundBank.EMPTY, 3).under("yes/a", silenceButOne);

    // 20 dB are a factor of ten in amplitude
    for (int i = 1; i < quiet.length; i += 997) {
      assertThat(loud[i]).isCloseTo(10 * quiet[i], within(1e-6f));
    }
    assertThat(noise.under("yes/b", silenceButOne)).isNotEqualTo(quiet);
    assertThat(noise.under("yes/a", silenceButOne)).isEqualTo(quiet);
  }
}
