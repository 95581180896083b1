package io.github.spikeword.trainer.run;

import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.constrain.SignBlocks;
import io.github.spikeword.trainer.optimise.Adam;
import java.util.Optional;

/** All that changes while a network learns, and all that a checkpoint must hold to continue. */
public final class LearnerState {

  private final Parameters parameters;
  private final Adam optimiser;
  private Optional<SignBlocks> signs;
  private long skipped;

  /** A state at the start of a run. */
  public LearnerState(Parameters parameters, double weightDecay) {
    this(parameters, new Adam(parameters.shape(), weightDecay), Optional.empty(), 0);
  }

  /** A state in the middle of a run. */
  public LearnerState(
      Parameters parameters, Adam optimiser, Optional<SignBlocks> signs, long skipped) {
    this.parameters = parameters;
    this.optimiser = optimiser;
    this.signs = signs;
    this.skipped = skipped;
  }

  /** Latent parameters; live. */
  public Parameters parameters() {
    return parameters;
  }

  /** The optimiser with its moments; live. */
  public Adam optimiser() {
    return optimiser;
  }

  /** Signs of the blocks, once they are fixed. */
  public Optional<SignBlocks> signs() {
    return signs;
  }

  /** Updates that were skipped because their gradient was not finite. */
  public long skipped() {
    return skipped;
  }

  void fixSigns(SignBlocks fixed) {
    signs = Optional.of(fixed);
  }

  void countSkipped() {
    skipped++;
  }
}
