package io.github.spikeword.trainer.config;

/**
 * The chip's constraints in training. Whatever is chosen, the exported network obeys every rule.
 *
 * @param quantiseFrom share of the run after which weights are rounded to the grid; 0 from the
 *     start
 * @param signs how sign blocks are reached
 * @param fixSignsAt share of the run at which {@code PROJECT} fixes the signs
 * @param leakSpread mismatch of the leak drawn for every batch, relative
 * @param thresholdSpread mismatch of the threshold, relative
 * @param learnTaus whether time constants are trained
 * @param snapTausAt share of the run at which they snap to the chip's profiles and stay
 */
public record ChipSettings(
    double quantiseFrom,
    Signs signs,
    double fixSignsAt,
    double leakSpread,
    double thresholdSpread,
    boolean learnTaus,
    double snapTausAt) {

  /** How sign blocks are reached. */
  public enum Signs {
    /** By the topology loss alone during training; projected at export. */
    PENALTY,
    /** Fixed to the sign of each block's sum at a point of the run, then projected. */
    PROJECT,
    /** By a sign variable per block that hardens over the run. */
    ANNEAL
  }

  public ChipSettings {
    Checks.within("chip.quantiseFrom", quantiseFrom, 0, 1);
    Checks.within("chip.fixSignsAt", fixSignsAt, 0, 1);
    Checks.within("chip.leakSpread", leakSpread, 0, 1);
    Checks.within("chip.thresholdSpread", thresholdSpread, 0, 1);
    Checks.within("chip.snapTausAt", snapTausAt, 0, 1);
  }
}
