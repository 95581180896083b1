package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Works out detection error trade-offs from recorded scores. Each threshold's figures equal those
 * of listening again with it, because the recorded scores pass through the real detector.
 *
 * <p>One word's threshold moves at a time while the others stay: words share the refractory time,
 * so a word's misses depend a little on how readily the others fire. The release level keeps its
 * distance below the threshold.
 */
public final class ThresholdSweep {

  private static final int MOST_POINTS = 60;

  /** Steps between thresholds that make round numbers. */
  private static final double[] ROUND = {1, 2, 2.5, 5, 10};

  private final StreamResults results;
  private final int threads;

  /** Sweeps over results with several threads; the figures do not depend on how many. */
  public ThresholdSweep(StreamResults results, int threads) {
    this.results = results;
    this.threads = threads;
  }

  /**
   * Thresholds worth looking at for a word: round numbers from 0, where it is as strong as its
   * strongest rival, to the first beyond the highest score that occurs.
   */
  public List<Double> thresholds(String word) {
    double highest =
        results.recordings().stream()
            .mapToDouble(recording -> recording.heard().scores().highest(word))
            .max()
            .orElse(0);
    if (!(highest > 0)) {
      return List.of(0.0);
    }
    double step = roundStep(highest / (MOST_POINTS - 1));
    int count = (int) Math.floor(highest / step) + 2;
    return IntStream.range(0, count).mapToObj(i -> i * step).toList();
  }

  private static double roundStep(double atLeast) {
    double decade = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (double round : ROUND) {
      if (round * decade >= atLeast) {
        return round * decade;
      }
    }
    return 10 * decade;
  }

  /**
   * The trade-off of a word.
   *
   * @param settings the others' levels, the word's release distance, the refractory time
   * @param thresholds ascending
   */
  public List<DetPoint> sweep(DetectorSettings settings, String word, List<Double> thresholds) {
    List<DetectorSettings> variants =
        thresholds.stream().map(threshold -> withThreshold(settings, word, threshold)).toList();
    List<List<WordTally>> tallies =
        ParallelMap.map(
            threads,
            results.recordings(),
            recording -> tallies(recording, variants, word),
            Progress.SILENT);
    Exposure exposure = Exposure.none();
    for (RecordingResult recording : results.recordings()) {
      exposure = exposure.plus(Exposure.of(recording.truth(), results.rules()));
    }
    List<DetPoint> points = new ArrayList<>();
    for (int i = 0; i < thresholds.size(); i++) {
      WordTally sum = WordTally.none();
      for (List<WordTally> ofRecording : tallies) {
        sum = sum.plus(ofRecording.get(i));
      }
      points.add(new DetPoint(thresholds.get(i), new WordFigures(sum, exposure)));
    }
    return points;
  }

  /** The settings with another threshold for a word, its release level as far below as before. */
  public static DetectorSettings withThreshold(
      DetectorSettings settings, String word, double threshold) {
    Map<String, WordLevels> words = new LinkedHashMap<>(settings.words());
    words.computeIfPresent(
        word,
        (key, levels) ->
            new WordLevels(threshold, threshold - (levels.threshold() - levels.release())));
    return new DetectorSettings(words, settings.refractoryMillis());
  }

  private List<WordTally> tallies(
      RecordingResult recording, List<DetectorSettings> variants, String word) {
    double lowestRelease =
        variants.stream()
            .flatMap(variant -> variant.words().values().stream())
            .mapToDouble(WordLevels::release)
            .min()
            .orElse(0);
    ScoreTrack.Excerpt excerpt = recording.heard().scores().excerpt(lowestRelease);
    Matcher matcher = new Matcher(recording.truth(), results.rules());
    List<WordTally> tallies = new ArrayList<>();
    for (DetectorSettings variant : variants) {
      List<Fired> detections = excerpt.detections(variant);
      tallies.add(
          WordTally.of(recording.truth(), detections, matcher.judge(detections), word::equals));
    }
    return tallies;
  }
}
