package io.github.spikeword.trainer.sweep;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.config.SplitSettings;
import io.github.spikeword.trainer.config.TrainSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Every combination of variant, seed and fold, in that order.
 *
 * @param runs what is to be run
 */
public record SweepPlan(List<PlannedRun> runs) {

  /** Name of the variant without changes. */
  public static final String BASE = "base";

  public SweepPlan {
    runs = List.copyOf(runs);
  }

  /**
   * Cross-validation.
   *
   * @param count number of speaker-disjoint folds, at least 2
   * @param rotating whether the first seed is judged on the first fold only, the second on the
   *     second, and so on around; else every seed on every fold
   */
  public record Folds(int count, boolean rotating) {

    /** The folds that judge a seed, from 0. */
    private List<Integer> of(int seedPosition) {
      return rotating ? List.of(seedPosition % count) : IntStream.range(0, count).boxed().toList();
    }
  }

  /**
   * Plans a sweep.
   *
   * @param base the settings that all runs start from
   * @param variants what the variants change beside {@value #BASE}, which changes nothing; may be
   *     empty
   * @param seeds at least one, different from each other
   * @param folds speaker-disjoint folds that validate in turn; empty to keep the split of the
   *     settings
   * @throws UserError if nothing would be validated, a seed is named twice, a variant is called
   *     {@value #BASE}, or a change makes no sense
   */
  public static SweepPlan of(
      TrainSettings base,
      Map<String, Map<String, Object>> variants,
      List<Long> seeds,
      Optional<Folds> folds) {
    if (seeds.isEmpty() || new HashSet<>(seeds).size() != seeds.size()) {
      throw new UserError("A sweep needs seeds, each named once, found " + seeds + ".");
    }
    if (variants.containsKey(BASE)) {
      throw new UserError(
          "A sweep's variant must not be called '"
              + BASE
              + "': that is the variant without changes, which always runs. Give it another name.");
    }
    Map<String, TrainSettings> settings = new LinkedHashMap<>();
    settings.put(BASE, base);
    variants.forEach(
        (name, changes) ->
            settings.put(name, SettingsFile.change(base, changes, "variant '" + name + "'")));
    List<PlannedRun> runs = new ArrayList<>();
    settings.forEach(
        (name, changed) -> {
          for (int i = 0; i < seeds.size(); i++) {
            int position = i;
            runs.addAll(
                runs(
                    name,
                    seeds.get(i),
                    changed.withSeed(seeds.get(i)),
                    folds.map(Folds::count),
                    folds.map(f -> f.of(position)).orElse(List.of())));
          }
        });
    return new SweepPlan(runs);
  }

  private static List<PlannedRun> runs(
      String variant,
      long seed,
      TrainSettings settings,
      Optional<Integer> folds,
      List<Integer> judging) {
    SplitSettings split = settings.split();
    if (folds.isEmpty()) {
      if (split.method() == SplitSettings.Method.ALL) {
        throw new UserError(
            "A sweep compares validation accuracies, but split.method 'all' leaves no clip to"
                + " validate on. Choose another, or ask for folds.");
      }
      return List.of(new PlannedRun(variant, seed, OptionalInt.empty(), settings));
    }
    List<PlannedRun> runs = new ArrayList<>();
    for (int fold : judging) {
      SplitSettings own =
          new SplitSettings(
              SplitSettings.Method.FOLD, split.validationShare(), folds.get(), fold, split.seed());
      runs.add(new PlannedRun(variant, seed, OptionalInt.of(fold), settings.withSplit(own)));
    }
    return runs;
  }
}
