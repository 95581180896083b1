package io.github.spikeword.models.rules;

import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * The weight codes of one synapse matrix, with its place in the network for reports.
 *
 * @param place for example {@code 'hidden', recurrent weights}
 * @param codes {@code [inputs][neurons]}
 */
record PlacedCodes(String place, byte[][] codes) {

  /** The front end's weights as a matrix of one row. */
  static PlacedCodes ofFrontEnd(Network network) {
    List<Integer> codes = network.frontEnd().codes();
    byte[][] row = new byte[1][codes.size()];
    for (int c = 0; c < codes.size(); c++) {
      row[0][c] = codes.get(c).byteValue();
    }
    return new PlacedCodes("'" + network.frontEnd().name() + "', weights", row);
  }

  /** Every dense matrix, layer by layer, feed-forward before recurrent. */
  static List<PlacedCodes> ofLayers(Network network) {
    List<PlacedCodes> all = new ArrayList<>();
    for (Layer layer : network.layers()) {
      String name = "'" + layer.name() + "', ";
      all.add(new PlacedCodes(name + "feed-forward weights", layer.feedForward().toCodes()));
      layer
          .recurrent()
          .ifPresent(r -> all.add(new PlacedCodes(name + "recurrent weights", r.toCodes())));
    }
    return all;
  }
}
