package io.github.spikeword.trainer.compose;

import io.github.spikeword.trainer.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws values in proportion to weights. */
final class WeightedDraw<T> {

  private final List<T> values = new ArrayList<>();
  private final List<Double> upTo = new ArrayList<>();
  private double total;

  /**
   * @param weights weight of every value, from 0, in a defined order; the sum is positive
   */
  WeightedDraw(Map<T, Double> weights) {
    weights.forEach(
        (value, weight) -> {
          if (weight > 0) {
            total += weight;
            values.add(value);
            upTo.add(total);
          }
        });
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Nothing with a positive weight can be drawn.");
    }
  }

  T draw(SeededRandom random) {
    double place = random.nextDouble() * total;
    for (int i = 0; i < values.size(); i++) {
      if (place < upTo.get(i)) {
        return values.get(i);
      }
    }
    return values.get(values.size() - 1);
  }
}
