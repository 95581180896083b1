package io.github.spikeword.stream.detect;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.SpikeGroup;
import java.util.Arrays;
import java.util.List;

/**
 * Counts the spikes of every population over a {@link CountingWindow} and finds where its parts
 * count most, by dynamic programming: the best placement of the first k parts that ends with a step
 * extends a best placement of the first k - 1 by one of the lengths that a part may have. Every
 * population has its own placement. Steps before the start count as silent.
 *
 * <p>Spike counts are whole numbers and a count depends on the steps in the window alone, not on
 * how long one has listened. A step allocates nothing and, in a plain window, touches neighbouring
 * rows only. Not thread-safe.
 */
public final class ElasticCount {

  private final int parts;
  private final int shortest;
  private final int longest;

  /** Number of all groups, label by label: the length of a row. */
  private final int groups;

  private final int[] neurons;

  /** Spikes of every group since the start, {@code [longest + 1][groups]}; a ring over steps. */
  private final double[] fired;

  /** Best count of the parts up to this one that ends with a step; laid out as {@link #fired}. */
  private final double[] best;

  private int now;

  /**
   * Counts from silence.
   *
   * @param groups of every population, from the earliest part to the latest
   */
  public ElasticCount(CountingWindow window, List<List<SpikeGroup>> groups) {
    parts = window.parts();
    shortest = window.shortestSteps();
    longest = window.longestSteps();
    neurons = groups.stream().flatMap(List::stream).mapToInt(SpikeGroup::neurons).toArray();
    this.groups = neurons.length;
    fired = new double[(longest + 1) * this.groups];
    best = new double[parts == 1 ? 0 : fired.length];
  }

  /**
   * Moves the window on by one step.
   *
   * @param spikes of every group in this step, label by label; whole numbers but in gradient checks
   * @param into receives for every label the greatest sum over the parts of (spikes of its group /
   *     neurons of its group)
   */
  public void step(double[] spikes, double[] into) {
    int before = now * groups;
    now = now == longest ? 0 : now + 1;
    int row = now * groups;
    for (int g = 0; g < groups; g++) {
      fired[row + g] = fired[before + g] + spikes[g];
    }
    for (int label = 0; label < into.length; label++) {
      int last = (label + 1) * parts - 1;
      for (int g = label * parts; g < last; g++) {
        best[row + g] = most(g);
      }
      into[label] = most(last);
    }
  }

  /** The best count of the parts up to a group's that ends with this step. */
  private double most(int group) {
    double most = Double.NEGATIVE_INFINITY;
    for (int length = shortest; length <= longest; length++) {
      most = Math.max(most, count(group, length));
    }
    return most;
  }

  /** That count if the group's part has a given length. */
  private double count(int group, int length) {
    int start = (now >= length ? now - length : now - length + longest + 1) * groups + group;
    double count = (fired[now * groups + group] - fired[start]) / neurons[group];
    return group % parts == 0 ? count : count + best[start - 1];
  }

  /**
   * How long a part lasts, in steps, in the best placement of a label's parts up to it that ends
   * with the latest {@link #step}; of equally good lengths the shortest.
   */
  public int duration(int label, int part) {
    int group = label * parts + part;
    double most = most(group);
    int length = shortest;
    while (count(group, length) < most) {
      length++;
    }
    return length;
  }

  /** Goes back to silence. */
  public void reset() {
    Arrays.fill(fired, 0);
    Arrays.fill(best, 0);
    now = 0;
  }
}
