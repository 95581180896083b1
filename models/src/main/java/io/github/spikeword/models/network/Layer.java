package io.github.spikeword.models.network;

import java.util.List;
import java.util.Optional;

/**
 * A layer of neurons behind dense synapses.
 *
 * @param name name for reports, for example {@code hidden}
 * @param feedForward weights from the stage before, {@code [inputs][neurons]}
 * @param recurrent weights from this layer's own spikes of the step before, {@code
 *     [neurons][neurons]}, if any
 * @param tauMillis time constant per neuron
 * @param placement cores of the neurons
 */
public record Layer(
    String name,
    Synapses feedForward,
    Optional<Synapses> recurrent,
    List<Double> tauMillis,
    List<CoreSlice> placement)
    implements Stage {

  public Layer {
    tauMillis = List.copyOf(tauMillis);
    placement = List.copyOf(placement);
    int neurons = feedForward.neurons();
    recurrent.ifPresent(
        r -> {
          if (r.inputs() != neurons || r.neurons() != neurons) {
            throw new IllegalArgumentException(
                "Layer '"
                    + name
                    + "' has "
                    + neurons
                    + " neurons but recurrent weights of "
                    + r.inputs()
                    + " x "
                    + r.neurons()
                    + ".");
          }
        });
    Stage.check(name, neurons, tauMillis, placement);
  }

  @Override
  public int neurons() {
    return feedForward.neurons();
  }
}
