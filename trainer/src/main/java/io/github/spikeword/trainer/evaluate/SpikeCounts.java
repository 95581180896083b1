package io.github.spikeword.trainer.evaluate;

import io.github.spikeword.models.network.SpikeFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How much a network had to do.
 *
 * @param steps steps worked through
 * @param spikes spikes of every stage, front end first
 * @param nonZeroInputs channel values other than zero that reached the front end
 */
public record SpikeCounts(long steps, List<Long> spikes, long nonZeroInputs) {

  public SpikeCounts {
    spikes = List.copyOf(spikes);
  }

  /** No spikes of a network with that many stages. */
  public static SpikeCounts none(int stages) {
    return new SpikeCounts(0, Collections.nCopies(stages, 0L), 0);
  }

  /** The counts of both together. */
  public SpikeCounts plus(SpikeCounts other) {
    List<Long> sums = new ArrayList<>();
    for (int s = 0; s < spikes.size(); s++) {
      sums.add(spikes.get(s) + other.spikes.get(s));
    }
    return new SpikeCounts(steps + other.steps, sums, nonZeroInputs + other.nonZeroInputs);
  }

  /** Counts step by step. Not thread-safe. */
  public static final class Counter {
    private final long[] spikes;
    private long steps;
    private long nonZeroInputs;

    /** A counter at zero for a network with that many stages. */
    public Counter(int stages) {
      spikes = new long[stages];
    }

    /** Counts one step. */
    public void add(float[] input, SpikeFrame frame) {
      steps++;
      for (float value : input) {
        nonZeroInputs += value != 0 ? 1 : 0;
      }
      for (int s = 0; s < spikes.length; s++) {
        spikes[s] += frame.count(s);
      }
    }

    /** What was counted so far. */
    public SpikeCounts total() {
      return new SpikeCounts(steps, Arrays.stream(spikes).boxed().toList(), nonZeroInputs);
    }
  }
}
