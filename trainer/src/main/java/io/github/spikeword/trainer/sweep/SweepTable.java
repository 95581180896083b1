package io.github.spikeword.trainer.sweep;

import io.github.spikeword.trainer.evaluate.clip.ClipDecision;
import io.github.spikeword.trainer.job.CircumstanceFigures;
import io.github.spikeword.trainer.job.RunResult;
import io.github.spikeword.trainer.statistics.Sample;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * @param decisions what each of these clips was taken for; empty if a run did not keep it
   * @param figures figures under other circumstances, if all these runs have them
   */
  public record Seed(
      long seed,
      int folds,
      Share accuracy,
      List<ClipDecision> decisions,
      Optional<CircumstanceFigures> figures) {

    public Seed {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * One variant over its seeds.
   *
   * @param name the variant
   * @param seeds its seeds, of which all folds are finished
   * @param unfinished seeds of which a fold failed or was stopped; left out of every figure
   * @param versusBase the comparison with the base; empty for the base itself and without common
   *     seeds
   */
  public record Variant(
      String name, List<Seed> seeds, int unfinished, Optional<PairedComparison> versusBase) {

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
    Map<PlannedRun, SweepOutcome> judged = new LinkedHashMap<>();
    for (SweepOutcome outcome : outcomes) {
      if (outcome.result().flatMap(RunResult::validation).isPresent()) {
        judged.put(outcome.run(), outcome);
      }
    }
    List<Variant> variants = new ArrayList<>();
    planned.forEach(
        (name, seeds) -> {
          List<Seed> finished = new ArrayList<>();
          seeds.forEach(
              (seed, runs) -> {
                if (judged.keySet().containsAll(runs)) {
                  finished.add(pooled(seed, runs.stream().map(judged::get).toList()));
                }
              });
          Optional<PairedComparison> versus =
              variants.isEmpty()
                  ? Optional.empty()
                  : PairedComparison.of(variants.get(0).seeds(), finished);
          variants.add(new Variant(name, finished, seeds.size() - finished.size(), versus));
        });
    return new SweepTable(variants, outcomes, plan.runs().size());
  }

  /** The clips of all folds of a seed together. */
  private static Seed pooled(long seed, List<SweepOutcome> runs) {
    Share accuracy = new Share(0, 0);
    List<ClipDecision> decisions = new ArrayList<>();
    for (SweepOutcome run : runs) {
      accuracy = accuracy.plus(run.result().flatMap(RunResult::validation).orElseThrow().share());
      decisions.addAll(run.decisions());
    }
    boolean allHaveFigures = runs.stream().allMatch(run -> run.figures().isPresent());
    return new Seed(
        seed,
        runs.size(),
        accuracy,
        decisions.size() == accuracy.whole() ? decisions : List.of(),
        allHaveFigures
            ? runs.stream().flatMap(run -> run.figures().stream()).reduce(CircumstanceFigures::plus)
            : Optional.empty());
  }
}
