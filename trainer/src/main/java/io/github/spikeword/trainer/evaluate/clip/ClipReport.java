package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.models.network.Network;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.statistics.Sample;
import io.github.spikeword.trainer.statistics.Share;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One evaluation, ready to be rendered.
 *
 * @param model name of the bundle
 * @param partition which part of the corpus was judged, for example {@code validation}
 * @param split how the corpus was divided, one phrase
 * @param options circumstances
 * @param results what came of every clip
 * @param metrics figures from the results
 * @param chips accuracy on mismatched chips, if asked for
 * @param noises accuracy by noise, if asked for; clean first
 * @param brokenNoise recordings of noise that could not be read
 */
public record ClipReport(
    String model,
    String partition,
    String split,
    ClipOptions options,
    ClipResults results,
    ClipMetrics metrics,
    Optional<Chips> chips,
    List<NoiseRow> noises,
    List<BrokenFile> brokenNoise) {

  public ClipReport {
    noises = List.copyOf(noises);
    brokenNoise = List.copyOf(brokenNoise);
  }

  /** The report of a single run. */
  public static ClipReport of(
      Network network,
      String model,
      String partition,
      String split,
      ClipOptions options,
      ClipResults results) {
    return new ClipReport(
        model,
        partition,
        split,
        options,
        results,
        ClipMetrics.of(results, network),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** The same with the accuracy on mismatched chips. */
  public ClipReport with(Chips newChips) {
    return new ClipReport(
        model,
        partition,
        split,
        options,
        results,
        metrics,
        Optional.of(newChips),
        noises,
        brokenNoise);
  }

  /** The same with the accuracy by noise, and the recordings of it that could not be read. */
  public ClipReport with(List<NoiseRow> newNoises, List<BrokenFile> newBrokenNoise) {
    return new ClipReport(
        model, partition, split, options, results, metrics, chips, newNoises, newBrokenNoise);
  }

  /** Every file that could not be read: clips, then noise. */
  public List<BrokenFile> broken() {
    return Stream.concat(results.broken().stream(), brokenNoise.stream()).toList();
  }

  /**
   * Accuracy on a family of mismatched chips.
   *
   * @param leakSpread relative spread of leaks
   * @param thresholdSpread relative spread of thresholds
   * @param seed seed of the family
   * @param accuracies correct clips on chip 0, 1, 2 ...
   */
  public record Chips(
      double leakSpread, double thresholdSpread, long seed, List<Share> accuracies) {

    public Chips {
      accuracies = List.copyOf(accuracies);
    }

    /** The accuracies as a sample. */
    public Sample sample() {
      return Sample.of(accuracies.stream().map(Share::value).toList());
    }
  }

  /**
   * Accuracy under noise.
   *
   * @param snrDb ratio, decibels; empty for clean
   * @param accuracy correct clips
   */
  public record NoiseRow(Optional<Double> snrDb, Share accuracy) {}
}
