package io.github.spikeword.trainer.config;

/**
 * Length and outcome of a run.
 *
 * @param epochs passes over the training clips
 * @param batchSize clips per update
 * @param seed seed of everything random
 * @param select which state is exported
 * @param patience epochs without a better validation after which the run stops; 0 to run to the end
 */
public record RunSettings(int epochs, int batchSize, long seed, Select select, int patience) {

  /** Which state is exported. */
  public enum Select {
    /** The epoch that validates best as exported; a tie takes the later one. */
    BEST,
    /** The last epoch. */
    LAST,
    /** The running average of the weights. */
    AVERAGE
  }

  public RunSettings {
    Checks.within("run.epochs", epochs, 1, 1_000_000);
    Checks.within("run.batchSize", batchSize, 1, 4096);
    Checks.atLeast("run.patience", patience, 0);
  }
}
