package io.github.spikeword.trainer.run;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.OutputLoss;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.bptt.RateLoss;
import io.github.spikeword.trainer.config.ChipSettings;
import io.github.spikeword.trainer.config.LossSettings;
import io.github.spikeword.trainer.loss.BalancedPopulationMse;
import io.github.spikeword.trainer.loss.CountCrossEntropy;
import io.github.spikeword.trainer.loss.PeakCrossEntropy;
import io.github.spikeword.trainer.loss.RateBand;
import io.github.spikeword.trainer.loss.RateTargetMse;
import io.github.spikeword.trainer.loss.Topology;
import io.github.spikeword.trainer.loss.WeightMagnitude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The losses that a configuration asks for. */
public final class Losses {

  private final LossSettings settings;
  private final List<RateLoss> rateLosses;

  /** The losses for a network. */
  public Losses(LossSettings settings, NetworkShape shape) {
    this.settings = settings;
    List<RateLoss> rates = new ArrayList<>();
    if (settings.rateTargetWeight() > 0) {
      rates.add(
          new RateTargetMse(
              shape.stages() - 1, settings.rateTarget(), settings.rateTargetWeight()));
    }
    if (settings.rateLowWeight() > 0 || settings.rateHighWeight() > 0) {
      rates.add(
          new RateBand(
              settings.rateLow(),
              settings.rateLowWeight(),
              settings.rateHigh(),
              settings.rateHighWeight()));
    }
    rateLosses = List.copyOf(rates);
  }

  /**
   * The loss on output spikes of a clip with one label.
   *
   * @param window counting window, where it is not the whole clip
   */
  public OutputLoss forClips(NetworkShape shape, Optional<CountingWindow> window) {
    if (settings.populationWeight() > 0) {
      return new BalancedPopulationMse(
          shape,
          settings.populationWeight(),
          settings.populationRight(),
          settings.populationWrong());
    }
    return window.isPresent()
        ? new PeakCrossEntropy(
            shape, window.get(), settings.labelSmoothing(), settings.logitScale())
        : new CountCrossEntropy(shape, settings.labelSmoothing(), settings.logitScale());
  }

  List<RateLoss> rateLosses() {
    return rateLosses;
  }

  /** Share of the topology weight at a point of the run: none once the signs are fixed. */
  double topologyShare(double progress, ChipSettings chip, boolean signsFixed) {
    if (signsFixed) {
      return 0;
    }
    return settings.topologyGrows() ? Math.min(1, progress / Math.max(1e-9, chip.fixSignsAt())) : 1;
  }

  /** Adds the gradients of the losses on weights and returns their sum. */
  double addWeightLosses(Parameters parameters, Parameters gradient, double topologyShare) {
    double loss = 0;
    if (settings.magnitudeWeight() > 0) {
      loss +=
          new WeightMagnitude(settings.magnitudeWeight(), H1v2.MAX_WEIGHT)
              .apply(parameters, gradient);
    }
    double topology = settings.topologyWeight() * topologyShare;
    if (topology > 0) {
      loss += new Topology(topology).apply(parameters, gradient);
    }
    return loss;
  }
}
