package io.github.spikeword.stream.detect;

import io.github.spikeword.models.bundle.ReadoutSettings;
import io.github.spikeword.models.bundle.SpikeGroup;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.SpikeFrame;
import java.util.List;

/**
 * Counts the spikes of every label's population over the read-out's window and turns the counts
 * into scores, by the formula of {@link ReadoutSettings}. Steps before the start count as silent.
 *
 * <p>A level depends on the spikes in the window and on nothing before it. A step allocates
 * nothing. Not thread-safe.
 */
public final class ClassScores {

  private final int labels;
  private final ElasticCount count;

  /** First neuron and number of neurons of every group, label by label. */
  private final int[] first;

  private final int[] neurons;
  private final double[] fired;
  private final double[] bias;
  private final int[] keywords;
  private final List<String> keywordLabels;
  private final double[] levels;

  /**
   * Scores for a network's populations, over an empty window.
   *
   * @throws IllegalArgumentException if there is not one bias per population, or a population is
   *     too small for the window's parts
   */
  public ClassScores(Network network, ReadoutSettings settings) {
    List<Population> populations = network.populations();
    labels = populations.size();
    if (settings.bias().size() != labels) {
      throw new IllegalArgumentException(
          "The read-out has "
              + settings.bias().size()
              + " biases for "
              + labels
              + " populations; it needs one each.");
    }
    List<List<SpikeGroup>> groups = populations.stream().map(settings.window()::groups).toList();
    count = new ElasticCount(settings.window(), groups);
    first = groups.stream().flatMap(List::stream).mapToInt(SpikeGroup::firstNeuron).toArray();
    neurons = groups.stream().flatMap(List::stream).mapToInt(SpikeGroup::neurons).toArray();
    fired = new double[first.length];
    bias = settings.bias().stream().mapToDouble(Double::doubleValue).toArray();
    List<Population> words = populations.stream().filter(Population::isKeyword).toList();
    keywords = words.stream().mapToInt(populations::indexOf).toArray();
    keywordLabels = words.stream().map(Population::label).toList();
    levels = bias.clone();
  }

  /** Moves the window on by one step. */
  public void update(SpikeFrame spikes) {
    for (int g = 0; g < fired.length; g++) {
      fired[g] = spikes.countOutputs(first[g], neurons[g]);
    }
    count.step(fired, levels);
    for (int c = 0; c < labels; c++) {
      levels[c] += bias[c];
    }
  }

  /** Empties the window, as at the start. */
  public void reset() {
    count.reset();
    System.arraycopy(bias, 0, levels, 0, labels);
  }

  /** Labels that are words to be detected, in population order. */
  public List<String> keywords() {
    return keywordLabels;
  }

  /**
   * Level of a label, bias included, by the formula of {@link ReadoutSettings}.
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
