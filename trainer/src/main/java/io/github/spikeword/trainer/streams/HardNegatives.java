package io.github.spikeword.trainer.streams;

import io.github.spikeword.trainer.bptt.Workers;
import io.github.spikeword.trainer.run.KeywordScores;
import io.github.spikeword.trainer.streams.ChunkSampler.Place;
import java.util.ArrayList;
import java.util.List;

/** Steps that should say "other" and at which the present network says a keyword. */
final class HardNegatives {

  /** Found steps of one recording lie at least this far apart. */
  private static final int SPACING = 40;

  /**
   * Searches recordings.
   *
   * @param chosen indices of the recordings to search
   * @param other index of the label "other"
   * @param score score above which a keyword is said
   */
  static List<Place> mine(
      List<LabelledStream> streams,
      List<Integer> chosen,
      int other,
      KeywordScores scores,
      double score,
      Workers workers) {
    List<List<Place>> found = new ArrayList<>();
    chosen.forEach(i -> found.add(new ArrayList<>()));
    workers.run(
        chosen.size(), k -> search(streams, chosen.get(k), other, scores, score, found.get(k)));
    return found.stream().flatMap(List::stream).toList();
  }

  private static void search(
      List<LabelledStream> streams,
      int index,
      int other,
      KeywordScores scores,
      double score,
      List<Place> found) {
    LabelledStream stream = streams.get(index);
    scores.run(
        stream.features(),
        (t, keywords) -> {
          if (stream.label()[t] != other || stream.weight()[t] == 0) {
            return;
          }
          int last = found.isEmpty() ? -SPACING : found.get(found.size() - 1).step();
          if (t - last >= SPACING && max(keywords) > score) {
            found.add(new Place(index, t));
          }
        });
  }

  private static double max(double[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  private HardNegatives() {}
}
