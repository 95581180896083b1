package io.github.spikeword.trainer.sweep;

import io.github.spikeword.trainer.job.RunResult;
import io.github.spikeword.trainer.statistics.Sample;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A sweep's runs compared: clips pooled over the folds of a seed, described over the seeds of a
 * variant. Figures only; {@link SweepRenderings} writes them.
 *
 * @param variants one row a variant, in the plan's order
 * @param outcomes all runs that ended
 * @param planned number of runs in the plan
 */
public record SweepTable(List<Variant> variants, List<SweepOutcome> outcomes, int planned) {

  public SweepTable {
    variants = List.copyOf(variants);
    outcomes = List.copyOf(outcomes);
  }

  /**
   * One seed of one variant.
   *
   * @param seed the seed
   * @param folds runs that were pooled
   * @param accuracy correct clips of all these runs' validation clips
   */
  public record Seed(long seed, int folds, Share accuracy) {}

  /**
   * One variant over its seeds.
   *
   * @param name the variant
   * @param seeds its seeds, of which all folds are finished
   * @param unfinished seeds of which a fold failed or was stopped; left out of every figure
   * @param versusBase mean over common seeds of the difference in accuracy to the base; empty for
   *     the base itself and without common seeds
   */
  public record Variant(String name, List<Seed> seeds, int unfinished, OptionalDouble versusBase) {

    public Variant {
      seeds = List.copyOf(seeds);
    }

    /** Accuracies of the seeds. */
    public Sample accuracies() {
      return Sample.of(seeds.stream().map(s -> s.accuracy().value()).toList());
    }

    /** The seed with the median accuracy, the lower of two; its Wilson interval is the table's. */
    public Optional<Seed> medianSeed() {
      return seeds.stream()
          .sorted(Comparator.comparingDouble((Seed s) -> s.accuracy().value()))
          .skip((seeds.size() - 1) / 2)
          .findFirst();
    }
  }

  /** Compares the outcomes of a plan. */
  public static SweepTable of(SweepPlan plan, List<SweepOutcome> outcomes) {
    Map<String, Map<Long, List<PlannedRun>>> planned =
        plan.runs().stream()
            .collect(
                Collectors.groupingBy(
                    PlannedRun::variant,
                    LinkedHashMap::new,
                    Collectors.groupingBy(
                        PlannedRun::seed, LinkedHashMap::new, Collectors.toList())));
    Map<PlannedRun, Share> accuracies = new LinkedHashMap<>();
    for (SweepOutcome outcome : outcomes) {
      outcome
          .result()
          .flatMap(RunResult::validation)
          .ifPresent(v -> accuracies.put(outcome.run(), v.share()));
    }
    List<Variant> variants = new ArrayList<>();
    planned.forEach(
        (name, seeds) -> {
          List<Seed> finished = new ArrayList<>();
          seeds.forEach((seed, runs) -> pooled(seed, runs, accuracies).ifPresent(finished::add));
          OptionalDouble versus =
              variants.isEmpty()
                  ? OptionalDouble.empty()
                  : difference(variants.get(0).seeds(), finished);
          variants.add(new Variant(name, finished, seeds.size() - finished.size(), versus));
        });
    return new SweepTable(variants, outcomes, plan.runs().size());
  }

  private static Optional<Seed> pooled(
      long seed, List<PlannedRun> runs, Map<PlannedRun, Share> accuracies) {
    if (!accuracies.keySet().containsAll(runs)) {
      return Optional.empty();
    }
    Share sum = runs.stream().map(accuracies::get).reduce(new Share(0, 0), Share::plus);
    return Optional.of(new Seed(seed, runs.size(), sum));
  }

  private static OptionalDouble difference(List<Seed> base, List<Seed> other) {
    Map<Long, Double> ofBase = new LinkedHashMap<>();
    base.forEach(seed -> ofBase.put(seed.seed(), seed.accuracy().value()));
    return other.stream()
        .filter(seed -> ofBase.containsKey(seed.seed()))
        .mapToDouble(seed -> seed.accuracy().value() - ofBase.getOrDefault(seed.seed(), Double.NaN))
        .average();
  }
}
