package io.github.spikeword.models.bundle;

import io.github.spikeword.models.network.Network;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything a model is, in memory.
 *
 * @param name bundle name, lower case letters, digits and dashes
 * @param network the network
 * @param features how sound becomes its input
 * @param readout how its spikes become scores
 * @param detector when a score becomes a detection
 * @param training provenance: corpus, partitions, clip counts, seed, commit, metrics; values are
 *     JSON values (maps, lists, strings, numbers, booleans); maps in the order to be written
 */
public record Bundle(
    String name,
    Network network,
    FeatureSettings features,
    ReadoutSettings readout,
    DetectorSettings detector,
    Map<String, Object> training) {

  public Bundle {
    training = Collections.unmodifiableMap(new LinkedHashMap<>(training));
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "A bundle name has lower case letters, digits and dashes, found '" + name + "'.");
    }
    if (features.channels() != network.channels()) {
      throw new IllegalArgumentException(
          "The network takes "
              + network.channels()
              + " channels but the features have "
              + features.channels()
              + ".");
    }
    if (features.stepMillis() != network.stepMillis()) {
      throw new IllegalArgumentException(
          "The network steps "
              + network.stepMillis()
              + " ms but a feature frame lasts "
              + features.stepMillis()
              + " ms.");
    }
    if (readout.bias().size() != network.populations().size()) {
      throw new IllegalArgumentException(
          "The read-out has "
              + readout.bias().size()
              + " biases for "
              + network.populations().size()
              + " labels.");
    }
    network.populations().forEach(readout.window()::groups); // refuses one that is too small
    for (var population : network.populations()) {
      if (population.isKeyword() != detector.words().containsKey(population.label())) {
        throw new IllegalArgumentException(
            "The detector must have levels for exactly the keywords; it "
                + (population.isKeyword() ? "lacks" : "has")
                + " '"
                + population.label()
                + "'.");
      }
    }
  }
}
