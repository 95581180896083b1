package io.github.spikeword.models.network;

import io.github.spikeword.models.chip.WeightGrid;
import java.util.List;

/**
 * The front end: one weight and one neuron per filter, one to one (a diagonal matrix). The charge
 * that reaches neuron c in a step is {@code code[c] * input[c]} code units.
 *
 * @param codes weight code per channel, odd integers in -63..63
 * @param tauMillis time constant per neuron
 * @param placement cores of the neurons
 */
public record FrontEnd(List<Integer> codes, List<Double> tauMillis, List<CoreSlice> placement)
    implements Stage {

  public FrontEnd {
    codes = List.copyOf(codes);
    tauMillis = List.copyOf(tauMillis);
    placement = List.copyOf(placement);
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("A front end needs at least one channel.");
    }
    codes.forEach(WeightGrid::requireCode);
    Stage.check("front-end", codes.size(), tauMillis, placement);
  }

  @Override
  public String name() {
    return "front-end";
  }

  @Override
  public int neurons() {
    return codes.size();
  }
}
