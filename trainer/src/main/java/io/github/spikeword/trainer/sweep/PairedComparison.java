package io.github.spikeword.trainer.sweep;

import io.github.spikeword.trainer.evaluate.clip.ClipDecision;
import io.github.spikeword.trainer.random.SeededRandom;
import io.github.spikeword.trainer.statistics.ClusterBootstrap;
import io.github.spikeword.trainer.statistics.ClusterBootstrap.Group;
import io.github.spikeword.trainer.statistics.Interval;
import io.github.spikeword.trainer.statistics.MeanInterval;
import io.github.spikeword.trainer.statistics.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A variant against the base, seed by seed on the same clips.
 *
 * @param seeds number of seeds that both have finished
 * @param difference mean over these seeds of the difference in accuracy, variant minus base
 * @param overSeeds 95 % interval of that mean by Student's t: would other seeds say the same?
 *     Nothing for a single seed
 * @param overSpeakers 95 % interval of that mean by drawing speakers anew: would other speakers say
 *     the same? Nothing if a run's decisions are not known
 * @param won decisions over all seeds that only the variant took right
 * @param lost decisions over all seeds that only the base took right
 */
public record PairedComparison(
    int seeds,
    double difference,
    Optional<Interval> overSeeds,
    Optional<Interval> overSpeakers,
    long won,
    long lost) {

  /** Compares; nothing without a common seed. */
  static Optional<PairedComparison> of(List<SweepTable.Seed> base, List<SweepTable.Seed> variant) {
    Map<Long, SweepTable.Seed> ofBase = new LinkedHashMap<>();
    base.forEach(seed -> ofBase.put(seed.seed(), seed));
    List<Double> differences = new ArrayList<>();
    Map<String, Group> speakers = new TreeMap<>();
    long won = 0;
    long lost = 0;
    boolean complete = true;
    for (SweepTable.Seed seed : variant) {
      SweepTable.Seed other = ofBase.get(seed.seed());
      if (other == null) {
        continue;
      }
      differences.add(seed.accuracy().value() - other.accuracy().value());
      Map<String, Boolean> right = new LinkedHashMap<>();
      other.decisions().forEach(decision -> right.put(decision.clip(), decision.isCorrect()));
      complete &= !right.isEmpty() && right.size() == seed.decisions().size();
      for (ClipDecision decision : seed.decisions()) {
        Boolean before = right.get(decision.clip());
        complete &= before != null;
        int gain = (decision.isCorrect() ? 1 : 0) - (Boolean.TRUE.equals(before) ? 1 : 0);
        won += gain > 0 ? 1 : 0;
        lost += gain < 0 ? 1 : 0;
        speakers.merge(decision.speaker(), new Group(gain, 1), Group::plus);
      }
    }
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    Sample sample = Sample.of(differences);
    return Optional.of(
        new PairedComparison(
            sample.size(),
            sample.mean(),
            MeanInterval.of95(sample),
            complete
                ? ClusterBootstrap.mean95(
                    speakers.values(), SeededRandom.of(1, "paired comparison", 0))
                : Optional.empty(),
            complete ? won : 0,
            complete ? lost : 0));
  }
}
