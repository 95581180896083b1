package io.github.spikeword.trainer.report;

import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Synapses;
import io.github.spikeword.trainer.report.svg.PlacementPicture;
import io.github.spikeword.trainer.report.svg.SignBlocksPicture;

/** The section of a page that shows a network on the chip. */
final class ChipFigures {

  static void add(Page page, Network network) {
    page.section("On the chip", "").pair();
    page.figure(
        "Neurons in the cores",
        "A square is a place for a neuron; a recurrent layer lies in one core.",
        PlacementPicture.svg(network));
    for (Layer layer : network.layers()) {
      signs(page, layer.name() + ", feed-forward", layer.feedForward());
      layer.recurrent().ifPresent(loop -> signs(page, layer.name() + ", recurrent", loop));
    }
    page.endPair().end();
  }

  private static void signs(Page page, String name, Synapses synapses) {
    page.figure(
        "Signs of " + name,
        "Five presynaptic neurons, down the picture, share a sign towards each neuron, across.",
        SignBlocksPicture.svg("Signs of the weights of " + name, synapses));
  }

  private ChipFigures() {}
}
