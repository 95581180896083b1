package io.github.spikeword.trainer.evaluate.robust;

import io.github.spikeword.trainer.compose.ActiveLevel;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Recordings at other levels. One gain is applied to a whole recording, background included, as a
 * microphone's sensitivity would: it brings the mean power of the labelled words, where they are
 * not silent, to a level in dBFS. In a recording without words it brings the sound itself there.
 *
 * <p>The result is rounded to 16 bits and cut off at full scale, as a converter does. Speech has
 * peaks some 15 dB above its mean, so from about -15 dBFS on the converter clips; the same levels
 * with nothing clipped or rounded, which only sound in floating point can have, tell the effect of
 * the level from that of the clipping.
 */
final class Loudness {

  /** Levels of words, dBFS. */
  static final List<Integer> LEVELS = List.of(-40, -30, -26, -20, -10, -3);

  /** Levels that are also heard unclipped, dBFS. */
  static final List<Integer> UNCLIPPED = List.of(-10, -3);

  private static final int FULL_SCALE = 1 << 15;

  private Loudness() {}

  static Axis axis() {
    List<Variation> variations = new ArrayList<>();
    for (int level : LEVELS) {
      variations.add(
          new Variation(name(level), (labels, samples) -> List.of(at(level, labels, samples))));
    }
    for (int level : UNCLIPPED) {
      variations.add(
          new Variation(
              name(level) + ", nothing clipped",
              (labels, samples) ->
                  List.of(
                      Take.of(labels, Pieces.of(scaled(samples, gain(level, labels, samples)))))));
    }
    return new Axis(
        "level",
        "Words at other levels: one gain on the whole recording, then a converter of 16 bits.",
        variations);
  }

  private static String name(int level) {
    return String.format(Locale.ROOT, "%d dBFS", level);
  }

  private static Take at(int level, Labels labels, float[] samples) {
    float[] loud = scaled(samples, gain(level, labels, samples));
    long clipped =
        labels.words().stream().filter(word -> peak(loud, word) * FULL_SCALE > 32_767.5).count();
    return new Take(labels, Pieces.of(converted(loud)), new Share(clipped, labels.words().size()));
  }

  /** The factor that brings a recording to a level; 1 for digital silence. */
  static double gain(double level, Labels labels, float[] samples) {
    double power =
        labels.words().isEmpty()
            ? ActiveLevel.power(samples)
            : words(labels, samples).average().orElse(0);
    return power == 0 ? 1 : ActiveLevel.factor(power, level);
  }

  private static DoubleStream words(Labels labels, float[] samples) {
    return labels.words().stream()
        .mapToDouble(
            word ->
                ActiveLevel.power(
                    Arrays.copyOfRange(samples, (int) word.startSample(), (int) word.endSample())));
  }

  private static float[] scaled(float[] samples, double gain) {
    float[] scaled = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      scaled[i] = (float) (gain * samples[i]);
    }
    return scaled;
  }

  /** What a converter of 16 bits makes of sound. */
  static float[] converted(float[] samples) {
    float[] converted = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      double code = StrictMath.rint(samples[i] * (double) FULL_SCALE);
      converted[i] = (float) (Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, code)) / FULL_SCALE);
    }
    return converted;
  }

  private static double peak(float[] samples, LabelledWord word) {
    double peak = 0;
    for (int i = (int) word.startSample(); i < word.endSample(); i++) {
      peak = Math.max(peak, Math.abs(samples[i]));
    }
    return peak;
  }
}
