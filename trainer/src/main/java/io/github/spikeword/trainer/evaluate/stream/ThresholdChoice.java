package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.bundle.DetectorSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Thresholds chosen by a two-step rule, word by word: of the thresholds that keep to the budget of
 * false accepts, the one with the fewest misses, of equals the highest. There is always one: beyond
 * the highest score nothing is accepted, and everything missed.
 *
 * <p>As words share the refractory time, the choice is made twice: the second time each word's
 * trade-off is measured with the others at their chosen thresholds. A threshold that was chosen on
 * recordings looks a little better on them than it is.
 *
 * @param budget what was allowed
 * @param settings the chosen levels, with the refractory time they were chosen under
 * @param tables the trade-off of every word, by ascending threshold, the others as chosen
 */
public record ThresholdChoice(
    FalseAcceptBudget budget, DetectorSettings settings, Map<String, List<DetPoint>> tables) {

  private static final int ROUNDS = 2;

  public ThresholdChoice {
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
  }

  /** Chooses from what a model made of recordings, starting at the settings it listened with. */
  public static ThresholdChoice of(StreamResults results, FalseAcceptBudget budget, int threads) {
    ThresholdSweep sweep = new ThresholdSweep(results, threads);
    DetectorSettings settings = results.settings();
    Map<String, List<DetPoint>> tables = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String word : results.keywords()) {
        List<DetPoint> table = sweep.sweep(settings, word, sweep.thresholds(word));
        DetPoint best = best(table, budget);
        settings = ThresholdSweep.withThreshold(settings, word, best.threshold());
        tables.put(word, table);
      }
    }
    return new ThresholdChoice(budget, settings, tables);
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
