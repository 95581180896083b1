package io.github.spikeword.trainer.run;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.models.bundle.ReadoutSettings;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.FrontEnd;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.rules.ChipRules;
import io.github.spikeword.models.rules.Placement;
import io.github.spikeword.models.rules.RuleReport;
import io.github.spikeword.models.rules.RuleReportRenderer;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.constrain.NetworkExport;
import io.github.spikeword.trainer.constrain.TauProfiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a bundle of trained parameters: rounded, projected, placed on the cores, checked. */
public final class Export {

  /**
   * The network that the chip would hold. Free time constants snap to the chip's profiles.
   *
   * @throws RuleViolationException if it breaks a chip rule
   */
  public static Network network(Candidate candidate) {
    Parameters parameters = candidate.parameters().copy();
    TauProfiles.snap(parameters);
    Network network =
        placed(
            NetworkExport.network(
                parameters, Learner.exportProjection(parameters, candidate.signs())));
    RuleReport report = ChipRules.check(network);
    if (!report.passed()) {
      throw new RuleViolationException(
          "The trained network breaks the chip's rules and was not exported:\n"
              + RuleReportRenderer.text(report));
    }
    return network;
  }

  /**
   * A bundle of the network and what belongs to it.
   *
   * @param features feature settings whose gains are replaced by the trained ones
   */
  public static Bundle bundle(
      String name,
      Candidate candidate,
      FeatureSettings features,
      int windowSteps,
      DetectorSettings detector,
      Map<String, Object> training) {
    List<Double> gain = new ArrayList<>();
    for (float logGain : candidate.parameters().logGain()) {
      gain.add((double) (float) StrictMath.exp(logGain));
    }
    List<Double> bias = new ArrayList<>();
    for (float b : candidate.parameters().bias()) {
      bias.add((double) b);
    }
    return new Bundle(
        name,
        network(candidate),
        features.withGain(gain),
        new ReadoutSettings(windowSteps, bias),
        detector,
        training);
  }

  private static Network placed(Network network) {
    List<Placement.Need> needs = new ArrayList<>();
    needs.add(new Placement.Need(network.frontEnd().name(), network.frontEnd().neurons(), false));
    for (Layer layer : network.layers()) {
      needs.add(new Placement.Need(layer.name(), layer.neurons(), layer.recurrent().isPresent()));
    }
    List<List<CoreSlice>> slices = Placement.assign(needs);
    FrontEnd frontEnd =
        new FrontEnd(network.frontEnd().codes(), network.frontEnd().tauMillis(), slices.get(0));
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      layers.add(
          new Layer(
              layer.name(),
              layer.feedForward(),
              layer.recurrent(),
              layer.tauMillis(),
              slices.get(l + 1)));
    }
    return new Network(network.stepMillis(), frontEnd, layers, network.populations());
  }

  private Export() {}
}
