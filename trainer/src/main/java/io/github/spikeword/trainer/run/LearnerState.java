package io.github.spikeword.trainer.run;

import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.bptt.Parameters.Group;
import io.github.spikeword.trainer.bptt.Parameters.Tensor;
import io.github.spikeword.trainer.config.ChipSettings;
import io.github.spikeword.trainer.config.OptimiserSettings;
import io.github.spikeword.trainer.constrain.SignAnnealing;
import io.github.spikeword.trainer.constrain.SignBlocks;
import io.github.spikeword.trainer.optimise.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that changes while a network learns, and all that a checkpoint must hold to continue. */
public final class LearnerState {

  private final Parameters parameters;
  private final Optional<SignAnnealing> annealing;
  private final Adam optimiser;
  private Optional<SignBlocks> fixedSigns = Optional.empty();
  private long skipped;

  private LearnerState(
      Parameters parameters, Optional<SignAnnealing> annealing, double weightDecay) {
    this.parameters = parameters;
    this.annealing = annealing;
    optimiser = new Adam(variables(parameters, annealing), weightDecay);
  }

  /**
   * The state at the start of a run.
   *
   * @param parameters initial parameters; taken over, and changed where signs are annealed
   */
  public static LearnerState start(
      Parameters parameters, ChipSettings chip, OptimiserSettings optimiser) {
    Optional<SignAnnealing> annealing =
        chip.signs() == ChipSettings.Signs.ANNEAL
            ? Optional.of(SignAnnealing.startingAt(parameters))
            : Optional.empty();
    annealing.ifPresent(a -> a.fill(parameters, SignAnnealing.sharpness(0)));
    return new LearnerState(parameters, annealing, optimiser.weightDecay());
  }

  /** Latent parameters, synapses in weight units; live. */
  public Parameters parameters() {
    return parameters;
  }

  /** The variables that stand for the synapses where signs are annealed; live. */
  public Optional<SignAnnealing> annealing() {
    return annealing;
  }

  /** What the optimiser changes; live. */
  public List<Tensor> variables() {
    return variables(parameters, annealing);
  }

  /** The tensors that are trained: where signs are annealed, their variables for the synapses. */
  static List<Tensor> variables(Parameters parameters, Optional<SignAnnealing> annealing) {
    if (annealing.isEmpty()) {
      return parameters.tensors();
    }
    List<Tensor> variables = new ArrayList<>(parameters.tensors());
    variables.removeIf(tensor -> tensor.group() == Group.CORE);
    variables.addAll(annealing.get().variables());
    return List.copyOf(variables);
  }

  /** The optimiser with its moments; live. */
  public Adam optimiser() {
    return optimiser;
  }

  /** Signs of the blocks: once they are fixed, or at any time where they are annealed. */
  public Optional<SignBlocks> signs() {
    return annealing.map(SignAnnealing::blocks).or(() -> fixedSigns);
  }

  /** Updates that were skipped because their gradient was not finite. */
  public long skipped() {
    return skipped;
  }

  Optional<SignBlocks> fixedSigns() {
    return fixedSigns;
  }

  void fixSigns(SignBlocks signs) {
    fixedSigns = Optional.of(signs);
  }

  void countSkipped() {
    skipped++;
  }

  void setSkipped(long count) {
    skipped = count;
  }
}
