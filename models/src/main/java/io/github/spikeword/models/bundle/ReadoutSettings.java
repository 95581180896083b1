package io.github.spikeword.models.bundle;

import java.util.List;

/**
 * How spikes become scores. Per label c: {@code level[c] = bias[c] + sum over the parts of the
 * window of (spikes of the part's group / neurons of the group)}, the parts placed where this is
 * greatest, and {@code score[c] = level[c] - max over the other labels of their level}. In a plain
 * window the group is the whole population.
 *
 * @param window the steps whose spikes are counted
 * @param bias offset per label in population order, finite
 */
public record ReadoutSettings(CountingWindow window, List<Double> bias) {
  public ReadoutSettings {
    bias = List.copyOf(bias);
    if (bias.stream().anyMatch(b -> !Double.isFinite(b))) {
      throw new IllegalArgumentException("A read-out needs finite biases, found " + bias + ".");
    }
  }

  /** How far back the earliest step lies that can count. */
  public int windowSteps() {
    return window.steps();
  }
}
