package io.github.spikeword.trainer.run;

import io.github.spikeword.trainer.bptt.Activation;
import io.github.spikeword.trainer.bptt.BatchGradient;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.bptt.Workers;
import io.github.spikeword.trainer.config.ChipSettings;
import io.github.spikeword.trainer.config.OptimiserSettings;
import io.github.spikeword.trainer.constrain.ChipProjection;
import io.github.spikeword.trainer.constrain.SignBlocks;
import io.github.spikeword.trainer.constrain.TauProfiles;
import io.github.spikeword.trainer.loss.OutputLoss;
import io.github.spikeword.trainer.loss.Target;
import io.github.spikeword.trainer.optimise.GradientNorm;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes batches and improves the parameters: projection to the chip, gradient, clipping, optimiser,
 * and what happens once on the way (signs fixed, time constants snapped).
 */
public final class Learner {

  private final NetworkShape shape;
  private final ChipSettings chip;
  private final OptimiserSettings optimiser;
  private final Losses losses;
  private final long seed;
  private final long totalUpdates;
  private final BatchGradient batch;
  private final Parameters gradient;
  private final LearnerState state;

  /**
   * @param state where to start; changed by every update
   * @param saturation largest input that reaches a front-end weight
   * @param totalUpdates updates of the whole run, which the schedules refer to
   */
  public Learner(
      LearnerState state,
      ChipSettings chip,
      OptimiserSettings optimiser,
      Losses losses,
      double saturation,
      int batchSize,
      int maxSteps,
      long totalUpdates,
      long seed,
      Workers workers) {
    this.state = state;
    this.shape = state.parameters().shape();
    this.chip = chip;
    this.optimiser = optimiser;
    this.losses = losses;
    this.seed = seed;
    this.totalUpdates = totalUpdates;
    Activation activation =
        new Activation(optimiser.surrogateSlope(), false, optimiser.throughReset());
    batch = new BatchGradient(shape, activation, batchSize, maxSteps, workers);
    batch.weights().setSaturation(saturation);
    gradient = new Parameters(shape);
  }

  /** Slot i of the next batch, to be loaded before {@link #update}. */
  public ClipTrace clip(int i) {
    return batch.clip(i);
  }

  /** Rates of the last batch, {@code [stage][neuron]}; live. */
  public float[][] rates() {
    return batch.rates();
  }

  /** The present state; live. */
  public LearnerState state() {
    return state;
  }

  /** Share of the run that is over, in [0, 1]. */
  public double progress() {
    return Math.min(1, (double) state.optimiser().updates() / totalUpdates);
  }

  /**
   * One update from the loaded clips.
   *
   * @return the loss; the update is skipped and counted if its gradient is not finite
   */
  public double update(int clips, List<? extends Target> targets, OutputLoss outputLoss) {
    double progress = progress();
    long number = state.optimiser().updates();
    passMilestones(progress);
    trainingProjection(progress).fill(state.parameters(), batch.weights());
    if (chip.leakSpread() > 0 || chip.thresholdSpread() > 0) {
      ChipProjection.disturb(
          batch.weights(),
          shape.stages(),
          chip.leakSpread(),
          chip.thresholdSpread(),
          SeededRandom.of(seed, "mismatch", number + state.skipped()));
    }
    double loss =
        batch.gradient(
            clips, targets, outputLoss, losses.rateLosses(), state.parameters(), gradient);
    double topologyShare = losses.topologyShare(progress, chip, state.signs().isPresent());
    loss += losses.addWeightLosses(state.parameters(), gradient, topologyShare);
    Map<Parameters.Group, Double> rates = rates(progress);
    double norm = GradientNorm.clip(gradient, rates, optimiser.clipNorm());
    if (Double.isFinite(norm)) {
      state.optimiser().update(state.parameters(), gradient, rates);
    } else {
      state.countSkipped();
    }
    return loss;
  }

  private void passMilestones(double progress) {
    if (chip.signs() == ChipSettings.Signs.PROJECT
        && progress >= chip.fixSignsAt()
        && state.signs().isEmpty()) {
      state.fixSigns(SignBlocks.ofSums(state.parameters()));
    }
    if (chip.learnTaus() && progress >= chip.snapTausAt()) {
      TauProfiles.snap(state.parameters());
    }
  }

  private ChipProjection trainingProjection(double progress) {
    return new ChipProjection(progress >= chip.quantiseFrom(), state.signs());
  }

  /** The projection under which the parameters obey the chip: quantised, every block one sign. */
  public static ChipProjection exportProjection(Parameters parameters, Optional<SignBlocks> fixed) {
    return new ChipProjection(
        true, Optional.of(fixed.orElseGet(() -> SignBlocks.ofSums(parameters))));
  }

  private Map<Parameters.Group, Double> rates(double progress) {
    double factor = optimiser.schedule().factor(progress, optimiser.warmup());
    Map<Parameters.Group, Double> rates = new EnumMap<>(Parameters.Group.class);
    rates.put(Parameters.Group.CORE, factor * optimiser.rate());
    rates.put(Parameters.Group.FRONT_END, factor * optimiser.frontEndRate());
    rates.put(Parameters.Group.GAIN, factor * optimiser.gainRate());
    rates.put(Parameters.Group.BIAS, factor * optimiser.biasRate());
    boolean tausMove = chip.learnTaus() && progress < chip.snapTausAt();
    rates.put(Parameters.Group.TAU, tausMove ? factor * optimiser.tauRate() : 0.0);
    return rates;
  }
}
