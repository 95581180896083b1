package io.github.spikeword.stream.detect;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.SpikeGroup;
import java.util.Arrays;
import java.util.List;

/**
 * Counts the spikes of one population over a {@link CountingWindow} and finds where its parts count
 * most, by dynamic programming: the best placement of the first k parts that ends with a step
 * extends a best placement of the first k - 1 by one of the lengths that a part may have. Steps
 * before the start count as silent.
 *
 * <p>Spike counts are whole numbers and a count depends on the steps in the window alone, not on
 * how long one has listened. A step allocates nothing. Not thread-safe.
 */
public final class ElasticCount {

  private final int shortest;
  private final int longest;
  private final int[] neurons;

  /** Spikes of every group since the start, {@code [part][longest + 1]}; a ring over steps. */
  private final double[][] fired;

  /** Best count of the parts up to this one that ends with a step; a ring over steps. */
  private final double[][] best;

  private final int[] duration;
  private int now;

  /** A count from silence. */
  public ElasticCount(CountingWindow window, List<SpikeGroup> groups) {
    shortest = window.shortestSteps();
    longest = window.longestSteps();
    neurons = groups.stream().mapToInt(SpikeGroup::neurons).toArray();
    fired = new double[neurons.length][longest + 1];
    best = new double[neurons.length][longest + 1];
    duration = new int[neurons.length];
  }

  /**
   * Moves the window on by one step.
   *
   * @param spikes of every group in this step; whole numbers but in gradient checks
   * @return the greatest sum over the parts of (spikes of its group / neurons of its group)
   */
  public double step(double[] spikes) {
    int before = now;
    now = now == longest ? 0 : now + 1;
    for (int part = 0; part < neurons.length; part++) {
      fired[part][now] = fired[part][before] + spikes[part];
    }
    for (int part = 0; part < neurons.length; part++) {
      place(part);
    }
    return best[neurons.length - 1][now];
  }

  /** Chooses how long a part lasts that ends with this step. */
  private void place(int part) {
    double most = Double.NEGATIVE_INFINITY;
    for (int length = shortest; length <= longest; length++) {
      int start = now >= length ? now - length : now - length + longest + 1;
      double count = (fired[part][now] - fired[part][start]) / neurons[part];
      count += part == 0 ? 0 : best[part - 1][start];
      if (count > most) {
        most = count;
        duration[part] = length;
      }
    }
    best[part][now] = most;
  }

  /**
   * How long a part lasts, in steps, in the best placement of the parts up to it that ends with the
   * latest {@link #step}; of equally good lengths the shortest.
   */
  public int duration(int part) {
    return duration[part];
  }

  /** Goes back to silence. */
  public void reset() {
    for (int part = 0; part < neurons.length; part++) {
      Arrays.fill(fired[part], 0);
      Arrays.fill(best[part], 0);
    }
    now = 0;
  }
}
