package io.github.spikeword.trainer.run;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.bundle.FeatureSettings;
import io.github.spikeword.models.bundle.ReadoutSettings;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.rules.ChipRules;
import io.github.spikeword.models.rules.RuleReport;
import io.github.spikeword.models.rules.RuleReportRenderer;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.constrain.ChipNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a bundle of trained parameters: rounded, projected, checked. */
public final class Export {

  /**
   * The network that the chip would hold. Free time constants snap to the chip's profiles.
   *
   * @throws RuleViolationException if it breaks a chip rule
   */
  public static Network network(Candidate candidate) {
    Network network = ChipNetwork.of(candidate.exported(), candidate.projection());
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
      CountingWindow window,
      DetectorSettings detector,
      Map<String, Object> training) {
    List<Double> gain = new ArrayList<>();
    for (float g : gain(candidate.parameters())) {
      gain.add((double) g);
    }
    return new Bundle(
        name,
        network(candidate),
        features.withGain(gain),
        readout(candidate.parameters(), window),
        detector,
        training);
  }

  /** The read-out with the trained biases. */
  static ReadoutSettings readout(Parameters parameters, CountingWindow window) {
    List<Double> bias = new ArrayList<>();
    for (float b : parameters.bias()) {
      bias.add((double) b);
    }
    return new ReadoutSettings(window, bias);
  }

  /** The trained host-side gain of every channel. */
  static float[] gain(Parameters parameters) {
    float[] gain = new float[parameters.logGain().length];
    for (int c = 0; c < gain.length; c++) {
      gain[c] = (float) StrictMath.exp(parameters.logGain()[c]);
    }
    return gain;
  }

  private Export() {}
}
