package io.github.spikeword.trainer.constrain;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.FrontEnd;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Synapses;
import io.github.spikeword.models.rules.Placement;
import io.github.spikeword.trainer.bptt.ChipWeights;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.NetworkShape.StageShape;
import io.github.spikeword.trainer.bptt.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network that the chip would hold for latent parameters. */
public final class ChipNetwork {

  /**
   * The network of the given parameters, placed on the cores.
   *
   * @param projection must quantise: a network holds whole codes
   * @throws UserError if the stages do not fit on the chip
   */
  public static Network of(Parameters parameters, ChipProjection projection) {
    if (!projection.quantise()) {
      throw new IllegalArgumentException("A network holds quantised weights only.");
    }
    NetworkShape shape = parameters.shape();
    List<List<CoreSlice>> placement = placement(shape);
    ChipWeights weights = new ChipWeights(shape);
    projection.fill(parameters, weights);
    List<Integer> codes = new ArrayList<>();
    for (float code : weights.frontEnd()) {
      codes.add(Math.round(code));
    }
    FrontEnd frontEnd = new FrontEnd(codes, taus(parameters, 0), placement.get(0));
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < shape.layers().size(); l++) {
      StageShape stage = shape.layers().get(l);
      layers.add(
          new Layer(
              stage.name(),
              synapses(weights.feedForward(l)),
              stage.recurrent() ? Optional.of(synapses(weights.recurrent(l))) : Optional.empty(),
              taus(parameters, l + 1),
              placement.get(l + 1)));
    }
    return new Network(shape.stepMillis(), frontEnd, layers, shape.populations());
  }

  /**
   * Cores for every stage of a shape, the front end first.
   *
   * @throws UserError if the stages do not fit on the chip, with the reason
   */
  public static List<List<CoreSlice>> placement(NetworkShape shape) {
    List<Placement.Need> needs = new ArrayList<>();
    for (int s = 0; s < shape.stages(); s++) {
      StageShape stage = shape.stage(s);
      needs.add(new Placement.Need(stage.name(), stage.neurons(), stage.recurrent()));
    }
    return Placement.assign(needs);
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

  private ChipNetwork() {}
}
