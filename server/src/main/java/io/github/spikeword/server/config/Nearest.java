package io.github.spikeword.server.config;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name that a misspelt one most likely meant. */
final class Nearest {

  /**
   * The candidate with the smallest edit distance (Levenshtein: insertions, deletions and
   * replacements), the first of several.
   *
   * @param candidates at least one
   */
  static String of(String name, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .orElseThrow();
  }

  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private Nearest() {}
}
