package io.github.spikeword.models.network;

import java.util.List;

/**
 * A group of neurons that fires together in a step: the front end (stage 0) or a layer (stage 1 and
 * up).
 */
public sealed interface Stage permits FrontEnd, Layer {

  /** Name for reports, unique in a network, for example {@code hidden}. */
  String name();

  /** Number of neurons. */
  int neurons();

  /** Time constant of each neuron, milliseconds; one entry per neuron. */
  List<Double> tauMillis();

  /** Where the neurons lie, in order; the slices' sizes sum to {@link #neurons()}. */
  List<CoreSlice> placement();

  /** Checks what both kinds of stage have in common. */
  static void check(String name, int neurons, List<Double> tauMillis, List<CoreSlice> placement) {
    if (tauMillis.size() != neurons) {
      throw new IllegalArgumentException(
          "Stage '" + name + "' has " + neurons + " neurons but " + tauMillis.size() + " taus.");
    }
    for (double tau : tauMillis) {
      if (!(tau > 0) || Double.isInfinite(tau)) {
        throw new IllegalArgumentException(
            "Stage '" + name + "' has a time constant of " + tau + " ms; it must be positive.");
      }
    }
    int placed = placement.stream().mapToInt(CoreSlice::neurons).sum();
    if (placed != neurons) {
      throw new IllegalArgumentException(
          "Stage '" + name + "' has " + neurons + " neurons but its placement has " + placed + ".");
    }
  }
}
