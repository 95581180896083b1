package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.bundle.DetectorSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Thresholds chosen by a two-step rule, word by word: of the thresholds that keep to the budget of
 * false accepts, the one with the fewest misses, of equals the highest. There is always one: beyond
 * the highest score nothing is accepted, and everything missed. A word that the recordings do not
 * hold, or whose score never rose above 0, leaves nothing to choose by: it keeps its levels.
 *
 * <p>As words share the refractory time, the choice is made twice: the second time each word's
 * trade-off is measured with the others at their chosen thresholds. A threshold that was chosen on
 * recordings looks a little better on them than it is.
 *
 * @param budget what was allowed
 * @param settings the chosen levels, with the refractory time they were chosen under
 * @param tables the trade-off of every word, by ascending threshold, the others as chosen
 * @param kept the words that kept their levels
 */
public record ThresholdChoice(
    FalseAcceptBudget budget,
    DetectorSettings settings,
    Map<String, List<DetPoint>> tables,
    List<String> kept) {

  private static final int ROUNDS = 2;

  public ThresholdChoice {
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    kept = List.copyOf(kept);
  }

  /** Chooses from what a model made of recordings, starting at the settings it listened with. */
  public static ThresholdChoice of(StreamResults results, FalseAcceptBudget budget, int threads) {
    ThresholdSweep sweep = new ThresholdSweep(results, threads);
    DetectorSettings settings = results.settings();
    Map<String, List<DetPoint>> tables = new LinkedHashMap<>();
    Set<String> kept = new LinkedHashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String word : results.keywords()) {
        List<DetPoint> table = sweep.sweep(settings, word, sweep.thresholds(word));
        tables.put(word, table);
        if (decides(table)) {
          settings = ThresholdSweep.withThreshold(settings, word, best(table, budget).threshold());
        } else {
          kept.add(word);
        }
      }
    }
    return new ThresholdChoice(budget, settings, tables, List.copyOf(kept));
  }

  private static boolean decides(List<DetPoint> table) {
    return table.size() > 1 && table.get(0).figures().tally().occurrences() > 0;
  }

  private static DetPoint best(List<DetPoint> table, FalseAcceptBudget budget) {
    DetPoint best = table.get(table.size() - 1);
    for (int i = table.size() - 2; i >= 0; i--) {
      DetPoint point = table.get(i);
      if (budget.allows(point.figures())
          && (!budget.allows(best.figures())
              || point.figures().tally().missed() < best.figures().tally().missed())) {
        best = point;
      }
    }
    return best;
  }
}
