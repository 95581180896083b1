package io.github.spikeword.models.bundle;

import io.github.spikeword.models.network.Population;
import java.util.ArrayList;
import java.util.List;

/**
 * The last steps, over which a read-out counts output spikes: consecutive stretches of time, the
 * {@code parts}, each of which lasts from {@code shortestSteps} to {@code longestSteps}. Every
 * population is divided into as many groups of consecutive neurons, and a group is counted in its
 * own part only, the first group in the earliest one. Of all ways to place the parts, the last
 * ending with the present step, the one that counts most is taken: so neurons that stand for the
 * beginning of a word count where it begins, whether it is spoken fast or slowly.
 *
 * <p>A single part of fixed length is a plain sliding window.
 *
 * @param parts number of parts, positive
 * @param shortestSteps least length of a part, positive
 * @param longestSteps greatest length of a part
 */
public record CountingWindow(int parts, int shortestSteps, int longestSteps) {

  /** Longest window that is allowed, far beyond any word. */
  private static final int MOST_STEPS = 10_000;

  public CountingWindow {
    if (parts < 1 || shortestSteps < 1 || longestSteps < shortestSteps) {
      throw new IllegalArgumentException(
          "A counting window needs one part or more, of one step or more, and a longest part that"
              + " is not shorter than the shortest, found "
              + parts
              + " parts of "
              + shortestSteps
              + " to "
              + longestSteps
              + " steps.");
    }
    if ((long) parts * longestSteps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "A counting window may have at most "
              + MOST_STEPS
              + " steps, found "
              + parts
              + " parts of up to "
              + longestSteps
              + ".");
    }
  }

  /** A plain sliding window. */
  public static CountingWindow plain(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "A counting window needs at least one step, found " + steps + ".");
    }
    return new CountingWindow(1, steps, steps);
  }

  /** Whether every neuron counts over the same steps, whatever fired. */
  public boolean isPlain() {
    return parts == 1 && shortestSteps == longestSteps;
  }

  /** How far back the earliest step lies that can count: the greatest length of the window. */
  public int steps() {
    return parts * longestSteps;
  }

  /**
   * The groups of a population, from the earliest part to the latest, as even as whole numbers
   * allow.
   *
   * @throws IllegalArgumentException if there are fewer neurons than parts
   */
  public List<SpikeGroup> groups(Population population) {
    if (population.neurons() < parts) {
      throw new IllegalArgumentException(
          "Every label needs a neuron for each of the counting window's "
              + parts
              + " parts, but '"
              + population.label()
              + "' has "
              + population.neurons()
              + ".");
    }
    List<SpikeGroup> groups = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int first = part * population.neurons() / parts;
      int end = (part + 1) * population.neurons() / parts;
      groups.add(new SpikeGroup(population.firstNeuron() + first, end - first));
    }
    return List.copyOf(groups);
  }
}
