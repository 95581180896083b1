package io.github.spikeword.trainer.run;

import io.github.spikeword.trainer.bptt.Activation;
import io.github.spikeword.trainer.bptt.BatchGradient;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.OutputLoss;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.bptt.Parameters.Group;
import io.github.spikeword.trainer.bptt.Parameters.Tensor;
import io.github.spikeword.trainer.bptt.Target;
import io.github.spikeword.trainer.bptt.Workers;
import io.github.spikeword.trainer.config.ChipSettings;
import io.github.spikeword.trainer.config.OptimiserSettings;
import io.github.spikeword.trainer.constrain.ChipProjection;
import io.github.spikeword.trainer.constrain.SignAnnealing;
import io.github.spikeword.trainer.constrain.SignBlocks;
import io.github.spikeword.trainer.constrain.TauProfiles;
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

  /** The logistic function is at most a quarter steep: this gives annealed weights their pace. */
  private static final double LOGIT_PACE = 4;

  private final NetworkShape shape;
  private final ChipSettings chip;
  private final OptimiserSettings optimiser;
  private final Losses losses;
  private final long seed;
  private final long totalUpdates;
  private final BatchGradient batch;
  private final Parameters gradient;
  private final Optional<SignAnnealing> annealingGradient;
  private final List<Tensor> variables;
  private final List<Tensor> variableGradients;
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
        new Activation(
            optimiser.surrogateSlope(), optimiser.surrogatePeak(), false, optimiser.throughReset());
    batch = new BatchGradient(shape, activation, batchSize, maxSteps, workers);
    batch.weights().setSaturation(saturation);
    gradient = new Parameters(shape);
    annealingGradient = state.annealing().map(a -> new SignAnnealing(shape));
    variables = state.variables();
    variableGradients = LearnerState.variables(gradient, annealingGradient);
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
    step(progress);
    return loss;
  }

  /** From the gradient by the weights to new parameters. */
  private void step(double progress) {
    annealingGradient.ifPresent(
        into ->
            state
                .annealing()
                .orElseThrow()
                .gradient(gradient, SignAnnealing.sharpness(progress), into));
    Map<Group, Double> rates = rates(progress);
    double norm = GradientNorm.clip(variableGradients, rates.keySet(), optimiser.clipNorm());
    if (!Double.isFinite(norm)) {
      state.countSkipped();
      return;
    }
    state.optimiser().update(variables, variableGradients, rates);
    state
        .annealing()
        .ifPresent(a -> a.fill(state.parameters(), SignAnnealing.sharpness(progress())));
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

  /** Learning rate of every group that is trained at this point. */
  private Map<Group, Double> rates(double progress) {
    double factor = optimiser.schedule().factor(progress, optimiser.warmup());
    Map<Group, Double> peaks = new EnumMap<>(Group.class);
    peaks.put(Group.CORE, optimiser.rate());
    peaks.put(Group.SIGN, LOGIT_PACE * optimiser.rate());
    peaks.put(Group.MAGNITUDE, LOGIT_PACE * optimiser.rate());
    peaks.put(Group.FRONT_END, optimiser.frontEndRate());
    peaks.put(Group.GAIN, optimiser.gainRate());
    peaks.put(Group.BIAS, optimiser.biasRate());
    if (chip.learnTaus() && progress < chip.snapTausAt()) {
      peaks.put(Group.TAU, optimiser.tauRate());
    }
    peaks.values().removeIf(peak -> peak == 0);
    peaks.replaceAll((group, peak) -> factor * peak);
    return peaks;
  }
}
