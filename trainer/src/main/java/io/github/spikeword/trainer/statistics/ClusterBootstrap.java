package io.github.spikeword.trainer.statistics;

import io.github.spikeword.trainer.random.SeededRandom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The 95 % interval of a mean over items that come in groups, by drawing whole groups anew with
 * replacement (percentile bootstrap, Efron 1979, "Bootstrap methods: another look at the
 * jackknife", Ann. Statist. 7; groups as in Davison and Hinkley 1997, section 3.8). Items of a
 * group need not be independent of each other, groups do.
 */
public final class ClusterBootstrap {

  /** How often groups are drawn anew. */
  public static final int DRAWS = 10_000;

  private ClusterBootstrap() {}

  /**
   * Items that belong together.
   *
   * @param sum sum of their values
   * @param items how many, from 1
   */
  public record Group(double sum, long items) {

    /** Both together. */
    public Group plus(Group other) {
      return new Group(sum + other.sum, items + other.items);
    }
  }

  /**
   * The interval of the mean over all items.
   *
   * @return nothing for fewer than two groups
   */
  public static Optional<Interval> mean95(Collection<Group> groups, SeededRandom random) {
    List<Group> drawnFrom = List.copyOf(groups);
    if (drawnFrom.size() < 2) {
      return Optional.empty();
    }
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      long items = 0;
      for (int i = 0; i < drawnFrom.size(); i++) {
        Group group = drawnFrom.get(random.nextInt(drawnFrom.size()));
        sum += group.sum;
        items += group.items;
      }
      means[draw] = sum / items;
    }
    Sample sample = Sample.of(means);
    return Optional.of(new Interval(sample.quantile(0.025), sample.quantile(0.975)));
  }
}
