package io.github.spikeword.trainer.evaluate;

import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import java.util.List;

/** The words that a network is to find. */
public final class Keywords {

  private Keywords() {}

  /** Labels of all populations but the reject class, in their order, as sessions score them. */
  public static List<String> of(Network network) {
    return network.populations().stream()
        .filter(Population::isKeyword)
        .map(Population::label)
        .toList();
  }
}
