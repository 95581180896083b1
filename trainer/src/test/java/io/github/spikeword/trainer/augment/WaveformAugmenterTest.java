package io.github.spikeword.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaveformAugmenterTest {

  private static final float[] CLIP = TestTones.sine(700, 0.2, 16_000);
  private static final AugmentSettings NONE = AugmentSettings.none();

  /** Every effect at once. */
  private static final AugmentSettings ALL =
      new AugmentSettings(
          new AugmentSettings.Speed(1, 0.88, 1.13),
          new AugmentSettings.Room(0.5, 100, 400, 0, 20),
          new AugmentSettings.Shift(1, 100),
          new AugmentSettings.OtherWords(0.5, 0, 20),
          new AugmentSettings.Noise(0.8, 5, 30, 0.5),
          new AugmentSettings.Gain(1, 9));

  @Test
  void variantZeroIsTheClipItself() {
    assertThat(augmenter(ALL, 1).variant("yes/a", 0, CLIP)).isSameAs(CLIP);
  }

  @Test
  void withoutEffectsEveryVariantIsTheClip() {
    assertThat(augmenter(NONE, 1).variant("yes/a", 3, CLIP)).isEqualTo(CLIP);
  }

  @Test
  void sameSeedGivesTheSameBitsOnAnyNumberOfThreadsInAnyOrder() {
    List<Integer> variants = new ArrayList<>(IntStream.rangeClosed(1, 12).boxed().toList());
    WaveformAugmenter augmenter = augmenter(ALL, 9);
    List<float[]> one =
        ParallelMap.map(1, variants, v -> augmenter.variant("no/b", v, CLIP), Progress.SILENT);
    java.util.Collections.reverse(variants);
    List<float[]> four =
        ParallelMap.map(
            4, variants, v -> augmenter(ALL, 9).variant("no/b", v, CLIP), Progress.SILENT);
    for (int i = 0; i < 12; i++) {
      assertThat(four.get(11 - i)).isEqualTo(one.get(i));
    }
  }

  @Test
  void seedClipAndNumberAllMatter() {
    Set<Integer> hashes = new HashSet<>();
    hashes.add(java.util.Arrays.hashCode(augmenter(ALL, 1).variant("yes/a", 1, CLIP)));
    hashes.add(java.util.Arrays.hashCode(augmenter(ALL, 2).variant("yes/a", 1, CLIP)));
    hashes.add(java.util.Arrays.hashCode(augmenter(ALL, 1).variant("yes/b", 1, CLIP)));
    hashes.add(java.util.Arrays.hashCode(augmenter(ALL, 1).variant("yes/a", 2, CLIP)));
    assertThat(hashes).hasSize(4);
  }

  @Test
  void gainIsOneFactorWithinItsRange() {
    AugmentSettings settings = with(new AugmentSettings.Gain(1, 9));
    double lowest = 0;
    double highest = 0;
    for (int v = 1; v <= 100; v++) {
      float[] changed = augmenter(settings, 4).variant("yes/a", v, CLIP);
      float factor = changed[4] / CLIP[4];
      assertThat(changed[5000]).isCloseTo(CLIP[5000] * factor, within(1e-6f));
      double decibels = 20 * Math.log10(factor);
      lowest = Math.min(lowest, decibels);
      highest = Math.max(highest, decibels);
    }
    assertThat(lowest).isBetween(-9.0, -7.0);
    assertThat(highest).isBetween(7.0, 9.0);
  }

  @Test
  void shiftMovesEverySampleAlikeWithinItsRange() {
    AugmentSettings settings = with(new AugmentSettings.Shift(1, 100));
    float[] marked = new float[16_000];
    marked[8000] = 1;
    Set<Integer> delays = new HashSet<>();
    for (int v = 1; v <= 100; v++) {
      float[] changed = augmenter(settings, 4).variant("yes/a", v, marked);
      int place = IntStream.range(0, 16_000).filter(i -> changed[i] != 0).findFirst().orElseThrow();
      assertThat(changed[place]).isEqualTo(1f);
      delays.add(place - 8000);
    }
    assertThat(delays).allSatisfy(delay -> assertThat(delay).isBetween(-1600, 1600));
    assertThat(delays.stream().mapToInt(d -> d).min().orElseThrow()).isLessThan(-1300);
    assertThat(delays.stream().mapToInt(d -> d).max().orElseThrow()).isGreaterThan(1300);
  }

  @Test
  void noiseComesAtItsRatioInTheShareOfVariantsAskedFor() {
    AugmentSettings settings = with(new AugmentSettings.Noise(0.6, 5, 30, 0));
    int noisy = 0;
    for (int v = 1; v <= 300; v++) {
      float[] changed = augmenter(settings, 4).variant("yes/a", v, CLIP);
      double rest = 0;
      for (int i = 0; i < CLIP.length; i++) {
        rest += Math.pow((double) changed[i] - CLIP[i], 2) / CLIP.length;
      }
      if (rest > 0) {
        noisy++;
        assertThat(10 * Math.log10(0.02 / rest)).isBetween(4.99, 30.01);
      }
    }
    // binomial(300, 0.6): 180 with a standard deviation of 8.5
    assertThat(noisy).isBetween(140, 220);
  }

  @Test
  void recordedNoiseAndOtherWordsComeFromTheirBanks() {
    float[] constant = new float[500];
    java.util.Arrays.fill(constant, 0.3f);
    SoundBank bank = SoundBank.of(List.of(constant));
    float[] noisy =
        new WaveformAugmenter(
                with(new AugmentSettings.Noise(1, 10, 10, 1)), 16_000, 1, bank, SoundBank.EMPTY)
            .variant("yes/a", 1, CLIP);
    float[] doubled =
        new WaveformAugmenter(
                with(new AugmentSettings.OtherWords(1, 10, 10)), 16_000, 1, SoundBank.EMPTY, bank)
            .variant("yes/a", 1, CLIP);
    // the clip's power is 0.02, a tenth of it is 0.002: a constant of 0.0447 over the whole clip
    assertThat(noisy[12_000] - CLIP[12_000]).isCloseTo(0.0447f, within(1e-4f));
    // and 0.0447 * sqrt(16000 / 500) when it fills only 500 of 16000 samples
    assertThat(doubled[400] - CLIP[400]).isCloseTo(0.253f, within(1e-3f));
    assertThat(doubled[600]).isEqualTo(CLIP[600]);
  }

  @Test
  void anEffectWithoutSoundsToDrawFromIsLeftOut() {
    AugmentSettings settings = with(new AugmentSettings.OtherWords(1, 10, 10));
    assertThat(
            new WaveformAugmenter(settings, 16_000, 1, SoundBank.EMPTY, SoundBank.EMPTY)
                .variant("yes/a", 1, CLIP))
        .isEqualTo(CLIP);
  }

  private static WaveformAugmenter augmenter(AugmentSettings settings, long seed) {
    SoundBank noises = SoundBank.of(List.of(TestTones.sine(120, 0.1, 40_000)));
    SoundBank words = SoundBank.of(List.of(TestTones.sine(300, 0.1, 9000)));
    return new WaveformAugmenter(settings, 16_000, seed, noises, words);
  }

  private static AugmentSettings with(Record effect) {
    return new AugmentSettings(
        NONE.speed(),
        NONE.room(),
        effect instanceof AugmentSettings.Shift shift ? shift : NONE.shift(),
        effect instanceof AugmentSettings.OtherWords words ? words : NONE.otherWords(),
        effect instanceof AugmentSettings.Noise noise ? noise : NONE.noise(),
        effect instanceof AugmentSettings.Gain gain ? gain : NONE.gain());
  }
}
