package io.github.spikeword.models.bundle;

import java.util.List;

/**
 * How spikes become scores. Per label c: {@code level[c] = spikes of its population over the last
 * windowSteps steps / neurons of the population + bias[c]}, and {@code score[c] = level[c] - max
 * over the other labels of their level}.
 *
 * @param windowSteps length of the counting window, steps, positive
 * @param bias offset per label in population order, finite
 */
public record ReadoutSettings(int windowSteps, List<Double> bias) {
  public ReadoutSettings {
    bias = List.copyOf(bias);
    if (windowSteps < 1 || bias.stream().anyMatch(b -> !Double.isFinite(b))) {
      throw new IllegalArgumentException(
          "A read-out needs a window of at least one step and finite biases, found "
              + windowSteps
              + " and "
              + bias
              + ".");
    }
  }
}
