package io.github.spikeword.stream.detect;

import io.github.spikeword.models.bundle.ReadoutSettings;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.SpikeFrame;
import java.util.Arrays;
import java.util.List;

/**
 * Counts the spikes of every label's population over a sliding window and turns the counts into
 * scores, by the formula of {@link ReadoutSettings}. Until the first {@code windowSteps} steps have
 * passed the window holds the steps there are; steps before the start count as silent.
 *
 * <p>Counts are integers, so a level depends on the spikes in the window and on nothing before it.
 * A step allocates nothing. Not thread-safe.
 */
public final class ClassScores {

  private final List<Population> populations;
  private final int labels;
  private final int[] neurons;
  private final double[] bias;
  private final int[] keywords;
  private final List<String> keywordLabels;

  /** Spike counts of the last steps, {@code [windowSteps][labels]}; {@code oldest} is replaced. */
  private final int[][] ring;

  private final int[] counts;
  private final double[] levels;
  private int oldest;

  /**
   * Scores for a network's populations, over an empty window.
   *
   * @throws IllegalArgumentException if there is not one bias per population
   */
  public ClassScores(Network network, ReadoutSettings settings) {
    populations = network.populations();
    labels = populations.size();
    if (settings.bias().size() != labels) {
      throw new IllegalArgumentException(
          "The read-out has "
              + settings.bias().size()
              + " biases for "
              + labels
              + " populations; it needs one each.");
    }
    neurons = populations.stream().mapToInt(Population::neurons).toArray();
    bias = settings.bias().stream().mapToDouble(Double::doubleValue).toArray();
    List<Population> words = populations.stream().filter(Population::isKeyword).toList();
    keywords = words.stream().mapToInt(populations::indexOf).toArray();
    keywordLabels = words.stream().map(Population::label).toList();
    ring = new int[settings.windowSteps()][labels];
    counts = new int[labels];
    levels = bias.clone();
  }

  /** Moves the window on by one step. */
  public void update(SpikeFrame spikes) {
    int[] step = ring[oldest];
    oldest = oldest + 1 == ring.length ? 0 : oldest + 1;
    for (int c = 0; c < labels; c++) {
      int fired = spikes.count(populations.get(c));
      counts[c] += fired - step[c];
      step[c] = fired;
      levels[c] = (double) counts[c] / neurons[c] + bias[c];
    }
  }

  /** Empties the window, as at the start. */
  public void reset() {
    for (int[] step : ring) {
      Arrays.fill(step, 0);
    }
    Arrays.fill(counts, 0);
    System.arraycopy(bias, 0, levels, 0, labels);
    oldest = 0;
  }

  /** Labels that are words to be detected, in population order. */
  public List<String> keywords() {
    return keywordLabels;
  }

  /**
   * Level of a label: mean spike count of a neuron of its population over the window, plus its
   * bias.
   *
   * @param label index in population order
   */
  public double level(int label) {
    return levels[label];
  }

  /**
   * Score of a label: its level minus the largest level of the others.
   *
   * @param label index in population order
   */
  public double score(int label) {
    double strongest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < labels; c++) {
      if (c != label) {
        strongest = Math.max(strongest, levels[c]);
      }
    }
    return levels[label] - strongest;
  }

  /**
   * Writes the score of every keyword, in the order of {@link #keywords()}.
   *
   * @param into at least as long as there are keywords
   */
  public void keywordScores(double[] into) {
    for (int k = 0; k < keywords.length; k++) {
      into[k] = score(keywords[k]);
    }
  }
}
