package io.github.spikeword.trainer.compose;

import io.github.spikeword.trainer.augment.SoundBank;
import io.github.spikeword.trainer.augment.SpeedChange;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Sound;
import io.github.spikeword.trainer.random.SeededRandom;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes pieces of continuous speech without keywords: as recorded, at another speed, or spliced
 * from short fragments of recordings and of other words, so that few recordings give many voices
 * and orders of sounds.
 */
final class SpeechPieces {

  /** Neighbouring fragments fade into each other over 10 ms. */
  private static final int FADE = Canvas.RATE / 100;

  private final ComposeSettings.Speech settings;
  private final List<Sound> recordings;
  private final Palette palette;
  private final Optional<WeightedDraw<String>> otherWords;
  private final Function<Path, float[]> read;
  private final SeededRandom random;

  /**
   * @param read samples of a file, none if it is broken
   */
  SpeechPieces(
      ComposeSettings settings,
      Palette palette,
      Function<Path, float[]> read,
      SeededRandom random) {
    this.settings = settings.speech();
    this.palette = palette;
    this.read = read;
    this.random = random;
    recordings = palette.of(Sound.Kind.SPEECH);
    Map<String, Double> others = palette.otherWords(settings.events());
    otherWords = others.isEmpty() ? Optional.empty() : Optional.of(new WeightedDraw<>(others));
  }

  /**
   * A piece of speech.
   *
   * @param recording where it is taken from, unless it is spliced
   * @param samples its length
   */
  float[] piece(Sound recording, int samples) {
    double speed = random.chance(settings.speedShare()) ? settings.speed().draw(random) : 1;
    int needed = (int) Math.ceil(samples * speed) + 1;
    float[] sound =
        random.chance(settings.spliceShare())
            ? spliced(needed)
            : SoundBank.excerpt(read.apply(recording.path()), needed, random);
    if (speed != 1) {
      sound = SpeedChange.apply(sound, speed);
    }
    return Arrays.copyOf(sound, samples);
  }

  private float[] spliced(int samples) {
    float[] piece = new float[samples];
    for (int at = 0; at < samples; ) {
      int length =
          Math.max(2 * FADE, (int) (settings.fragmentSeconds().drawLog(random) * Canvas.RATE));
      float[] fragment = fragment(length);
      add(fragment, piece, at);
      at += fragment.length - FADE;
    }
    return piece;
  }

  /** A fragment of a recording or, every second time, of another word; all equally loud. */
  private float[] fragment(int length) {
    float[] source =
        otherWords.isPresent() && random.chance(0.5)
            ? word(palette.draw(otherWords.get().draw(random), random))
            : read.apply(recordings.get(random.nextInt(recordings.size())).path());
    double power = ActiveLevel.power(source);
    float[] fragment = SoundBank.excerpt(source, length, random);
    if (power > 0) {
      double factor = ActiveLevel.factor(power, 0);
      for (int i = 0; i < fragment.length; i++) {
        fragment[i] = (float) (factor * fragment[i]);
      }
    }
    return fragment;
  }

  private float[] word(Clip clip) {
    float[] sound = read.apply(clip.path());
    return WordExtent.estimate(sound)
        .map(extent -> Arrays.copyOfRange(sound, extent.start(), extent.end()))
        .orElse(sound);
  }

  private static void add(float[] fragment, float[] piece, int at) {
    int last = fragment.length - 1;
    for (int i = 0; i <= last && at + i < piece.length; i++) {
      float edge = Math.min(1f, (float) Math.min(i, last - i) / FADE);
      piece[at + i] += edge * fragment[i];
    }
  }
}
