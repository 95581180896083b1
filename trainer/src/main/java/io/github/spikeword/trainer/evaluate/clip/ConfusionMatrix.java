package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How often each word was taken for each.
 *
 * @param words the words, in the model's order
 * @param counts {@code [spoken][decided]}, clips
 */
public record ConfusionMatrix(List<String> words, List<List<Integer>> counts) {

  public ConfusionMatrix {
    words = List.copyOf(words);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /**
   * Counts results.
   *
   * @param words all words that occur as spoken or decided
   */
  public static ConfusionMatrix of(List<String> words, List<ClipResult> results) {
    List<List<Integer>> counts = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      counts.add(new ArrayList<>(Collections.nCopies(words.size(), 0)));
    }
    for (ClipResult result : results) {
      List<Integer> row = counts.get(words.indexOf(result.clip().word()));
      int decided = words.indexOf(result.decided());
      row.set(decided, row.get(decided) + 1);
    }
    return new ConfusionMatrix(words, counts);
  }

  /** Clips of a word that were taken for another. */
  public int count(String spoken, String decided) {
    return counts.get(words.indexOf(spoken)).get(words.indexOf(decided));
  }

  /** How many of a word's clips were taken for it. */
  public Share recall(String word) {
    int spoken = words.indexOf(word);
    long all = counts.get(spoken).stream().mapToLong(Integer::longValue).sum();
    return new Share(counts.get(spoken).get(spoken), all);
  }

  /** How many of the clips that were taken for a word are of it. */
  public Share precision(String word) {
    int decided = words.indexOf(word);
    long all = counts.stream().mapToLong(row -> row.get(decided)).sum();
    return new Share(counts.get(decided).get(decided), all);
  }
}
