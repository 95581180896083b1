package io.github.spikeword.trainer.run;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.network.Population;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Detector levels for a network that was trained on single clips: a word's threshold is the level
 * that the highest score reaches in {@value #KEPT} of its training clips; the release level is half
 * of it. Nothing is known about false alarms this way, so continuous listening needs {@code
 * evaluate-stream} to choose better ones.
 */
final class ThresholdRule {

  private static final double KEPT = 0.9;
  private static final double SMALLEST = 0.1;
  private static final double REFRACTORY_MILLIS = 750;

  /**
   * Chooses the levels for keywords from their clips.
   *
   * @param populations of the network, in the order of the clips' labels
   */
  static DetectorSettings choose(
      KeywordScores scores, List<Population> populations, LabelledClips clips) {
    Map<String, DetectorSettings.WordLevels> words = new LinkedHashMap<>();
    for (int label = 0; label < populations.size(); label++) {
      if (populations.get(label).isKeyword()) {
        double threshold = threshold(peaks(scores, words.size(), label, clips));
        words.put(
            populations.get(label).label(),
            new DetectorSettings.WordLevels(threshold, threshold / 2));
      }
    }
    return new DetectorSettings(words, REFRACTORY_MILLIS);
  }

  /** The highest score of a keyword in every clip of it, zero if it never rises above. */
  private static List<Double> peaks(
      KeywordScores scores, int keyword, int label, LabelledClips clips) {
    List<Double> peaks = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      if (clips.labels()[i] == label) {
        double[] peak = {0};
        scores.run(
            clips.features().values(i, 0),
            (step, now) -> peak[0] = Math.max(peak[0], now[keyword]));
        peaks.add(peak[0]);
      }
    }
    return peaks;
  }

  private static double threshold(List<Double> peaks) {
    if (peaks.isEmpty()) {
      return 1;
    }
    List<Double> sorted = peaks.stream().sorted().toList();
    return Math.max(SMALLEST, sorted.get((int) Math.floor((1 - KEPT) * sorted.size())));
  }

  private ThresholdRule() {}
}
