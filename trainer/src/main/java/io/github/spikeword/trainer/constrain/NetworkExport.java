package io.github.spikeword.trainer.constrain;

import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.FrontEnd;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Synapses;
import io.github.spikeword.trainer.bptt.ChipWeights;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns latent parameters into the network that the chip would hold. */
public final class NetworkExport {

  /**
   * The network of the given parameters under a projection that quantises; every stage is placed in
   * one core's worth of consecutive neurons, to be placed properly by the caller.
   */
  public static Network network(Parameters parameters, ChipProjection projection) {
    NetworkShape shape = parameters.shape();
    ChipWeights weights = new ChipWeights(shape);
    projection.fill(parameters, weights);
    List<Integer> codes = new ArrayList<>();
    for (float code : weights.frontEnd()) {
      codes.add(Math.round(code));
    }
    FrontEnd frontEnd =
        new FrontEnd(codes, taus(parameters, 0), List.of(new CoreSlice(1, shape.channels())));
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < shape.layers().size(); l++) {
      layers.add(
          new Layer(
              shape.layers().get(l).name(),
              synapses(weights.feedForward(l)),
              shape.layers().get(l).recurrent()
                  ? Optional.of(synapses(weights.recurrent(l)))
                  : Optional.empty(),
              taus(parameters, l + 1),
              List.of(new CoreSlice(1, shape.layers().get(l).neurons()))));
    }
    return new Network(shape.stepMillis(), frontEnd, layers, shape.populations());
  }

  private static List<Double> taus(Parameters parameters, int stage) {
    List<Double> taus = new ArrayList<>();
    for (float logTau : parameters.logTau(stage)) {
      taus.add(TauProfiles.cleaned(StrictMath.exp(logTau)));
    }
    return taus;
  }

  private static Synapses synapses(float[][] codes) {
    byte[][] bytes = new byte[codes.length][codes[0].length];
    for (int i = 0; i < codes.length; i++) {
      for (int j = 0; j < codes[i].length; j++) {
        bytes[i][j] = (byte) Math.round(codes[i][j]);
      }
    }
    return Synapses.of(bytes);
  }

  private NetworkExport() {}
}
