package io.github.spikeword.trainer.streams;

import io.github.spikeword.models.network.Population;
import io.github.spikeword.trainer.config.StreamSettings;
import io.github.spikeword.trainer.label.LabelledWord;
import io.github.spikeword.trainer.label.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A long recording as features, with what every step should say.
 *
 * @param features compressed amplitudes before gain, {@code [steps * channels]}; not copied
 * @param steps number of steps
 * @param words the words in it
 * @param label index of the label wanted at every step; not copied
 * @param weight weight of every step, 0 where nothing is asked; not copied
 */
public record LabelledStream(
    float[] features, int steps, List<Word> words, byte[] label, float[] weight) {

  /**
   * A word in steps.
   *
   * @param label index of its label; other words have that of "other"
   * @param start first step
   * @param end step after its last
   */
  public record Word(int label, int start, int end) {}

  public LabelledStream {
    words = List.copyOf(words);
  }

  /**
   * Turns labels in samples into wanted labels per step.
   *
   * @param names the network's labels, "other" among them
   * @param windowSteps counting window, after which a word has left the levels
   */
  public static LabelledStream of(
      float[] features,
      int channels,
      int frameSamples,
      Labels labels,
      List<String> names,
      StreamSettings.Targets targets,
      int windowSteps) {
    int steps = features.length / channels;
    int other = names.indexOf(Population.OTHER);
    List<Word> words = new ArrayList<>();
    for (LabelledWord word : labels.words()) {
      int index = names.indexOf(word.word());
      words.add(
          new Word(
              index < 0 ? other : index,
              (int) (word.startSample() / frameSamples),
              (int) (word.endSample() / frameSamples)));
    }
    byte[] label = new byte[steps];
    float[] weight = new float[steps];
    Arrays.fill(label, (byte) other);
    Arrays.fill(weight, 1f);
    for (Word word : words) {
      if (word.label() != other) {
        int open =
            Math.min(word.start() + targets.openAfterStart(), word.end() - 2 * targets.beforeEnd());
        fill(weight, open, word.end() + targets.afterEnd() + windowSteps, 0f);
      }
    }
    for (Word word : words) {
      if (word.label() != other) {
        int from = Math.max(0, word.end() - targets.beforeEnd());
        int to = Math.min(steps, word.end() + targets.afterEnd());
        fill(weight, from, to, (float) targets.weight());
        for (int t = from; t < to; t++) {
          label[t] = (byte) word.label();
        }
      }
    }
    return new LabelledStream(features, steps, words, label, weight);
  }

  private static void fill(float[] values, int from, int to, float value) {
    int first = Math.max(0, from);
    int end = Math.min(values.length, to);
    if (first < end) {
      Arrays.fill(values, first, end, value);
    }
  }
}
