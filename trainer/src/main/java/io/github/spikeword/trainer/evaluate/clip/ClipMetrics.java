package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.models.network.Network;
import io.github.spikeword.trainer.evaluate.Keywords;
import io.github.spikeword.trainer.evaluate.Workload;
import io.github.spikeword.trainer.statistics.Share;
import java.util.List;

/**
 * Figures worked out from clip results; nothing here decides anything.
 *
 * @param accuracy correct of all clips that could be read
 * @param batchMeanAccuracy mean of the accuracies of batches of {@value #BATCH} clips, the last one
 *     as short as it comes; only for comparison with NWAVE Tutorial 6, which reports it so
 * @param confusion words taken for words
 * @param workload what the network had to do for a clip
 */
public record ClipMetrics(
    Share accuracy, double batchMeanAccuracy, ConfusionMatrix confusion, Workload workload) {

  /** Batch size of NWAVE Tutorial 6. */
  public static final int BATCH = 16;

  /** Works the figures out; there must be at least one result. */
  public static ClipMetrics of(ClipResults results, Network network) {
    List<String> words = Keywords.of(network);
    return new ClipMetrics(
        accuracy(results),
        batchMean(results.clips().stream().map(ClipResult::isCorrect).toList(), BATCH),
        ConfusionMatrix.of(words, results.clips()),
        Workload.of(network, results.counts(), results.clips().size()));
  }

  /** Correct of all clips. */
  static Share accuracy(ClipResults results) {
    long correct = results.clips().stream().filter(ClipResult::isCorrect).count();
    return new Share(correct, results.clips().size());
  }

  /**
   * Mean over consecutive batches of the share that is true in each.
   *
   * @param correct whether each clip was, in evaluation order, at least one
   * @param batch clips in a batch, the last excepted
   */
  static double batchMean(List<Boolean> correct, int batch) {
    double sum = 0;
    int batches = 0;
    for (int first = 0; first < correct.size(); first += batch) {
      List<Boolean> part = correct.subList(first, Math.min(correct.size(), first + batch));
      sum += (double) part.stream().filter(c -> c).count() / part.size();
      batches++;
    }
    return sum / batches;
  }
}
