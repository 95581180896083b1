package io.github.spikeword.trainer.corpus;

import io.github.spikeword.trainer.random.SeededRandom;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Draws clips so that every label is seen equally often, however many clips it has. */
public final class BalancedSampling {

  private BalancedSampling() {}

  /**
   * One epoch's order: every label appears {@code perLabel} times, shuffled together. A label's
   * clips are dealt from a shuffled deck that is shuffled anew when it runs out, so that no clip is
   * drawn twice before every other clip of its label was drawn once.
   *
   * @param labels label of every clip, 0 .. labelCount - 1
   * @param labelCount how many labels there are
   * @param perLabel draws per label, positive
   * @param random the epoch's stream
   * @return indices into {@code labels}, {@code labelCount * perLabel} of them
   * @throws IllegalArgumentException if a label has no clip
   */
  public static int[] epoch(int[] labels, int labelCount, int perLabel, SeededRandom random) {
    int[] order = new int[labelCount * perLabel];
    int filled = 0;
    for (int label = 0; label < labelCount; label++) {
      int wanted = label;
      int[] deck = IntStream.range(0, labels.length).filter(i -> labels[i] == wanted).toArray();
      if (deck.length == 0) {
        throw new IllegalArgumentException("Label " + label + " has no clip to draw.");
      }
      for (int dealt = 0; dealt < perLabel; dealt++) {
        int place = dealt % deck.length;
        if (place == 0) {
          random.shuffle(deck);
        }
        order[filled++] = deck[place];
      }
    }
    random.shuffle(order);
    return order;
  }

  /** Clips of the label that has most. */
  public static int largestLabel(int[] labels) {
    int[] counts = new int[Arrays.stream(labels).max().orElse(-1) + 1];
    for (int label : labels) {
      counts[label]++;
    }
    return Arrays.stream(counts).max().orElse(0);
  }
}
