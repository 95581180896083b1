package io.github.spikeword.trainer.compose;

import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import io.github.spikeword.trainer.label.Segment;
import java.util.ArrayList;
import java.util.List;

/** A recording in the making: sounds are added at places, labels are noted. */
final class Canvas {

  static final int RATE = 16_000;

  private static final int FADE = RATE / 100;

  private final float[] samples;
  private final List<LabelledWord> words = new ArrayList<>();
  private final List<Segment> segments = new ArrayList<>();

  Canvas(int length) {
    samples = new float[length];
  }

  int length() {
    return samples.length;
  }

  /** Adds a sound times a factor, faded in and out over 10 ms, as far as there is room. */
  void add(float[] sound, int at, double factor) {
    int count = Math.min(sound.length, samples.length - at);
    for (int i = 0; i < count; i++) {
      int edge = Math.min(i + 1, count - i);
      double fade = edge < FADE ? edge / (double) FADE : 1;
      samples[at + i] += (float) (fade * factor * sound[i]);
    }
  }

  void note(LabelledWord word) {
    words.add(word);
  }

  void note(Segment segment) {
    segments.add(segment);
  }

  /** The sound as a converter would give it: nothing beyond full scale. */
  float[] sound() {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.max(-1f, Math.min(1f, samples[i]));
    }
    return samples;
  }

  Labels labels(String recording) {
    return new Labels(recording, RATE, samples.length, words, segments);
  }
}
