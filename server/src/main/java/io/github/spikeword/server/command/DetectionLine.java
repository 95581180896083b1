package io.github.spikeword.server.command;

import java.util.Locale;

/** A detection as a line for people. */
final class DetectionLine {

  static String of(
      double streamTimeMs,
      String word,
      double score,
      double threshold,
      double onsetMs,
      double energyNanojoules) {
    return String.format(
        Locale.ROOT,
        "%9.3f s  %-8s score %.2f (threshold %.2f), since %.3f s, %.1f nJ",
        streamTimeMs / 1000,
        word,
        score,
        threshold,
        onsetMs / 1000,
        energyNanojoules);
  }

  private DetectionLine() {}
}
