package io.github.spikeword.trainer.sweep;

import io.github.spikeword.trainer.config.TrainSettings;
import java.util.OptionalInt;

/**
 * One run of a sweep.
 *
 * @param variant which settings
 * @param seed which seed
 * @param fold which fold validates, from 0; empty for the split of the settings
 * @param settings the settings with all of this in them
 */
public record PlannedRun(String variant, long seed, OptionalInt fold, TrainSettings settings) {

  /** Name of the run's folder. */
  public String folderName() {
    return variant
        + "-seed"
        + seed
        + (fold.isPresent() ? "-fold" + fold.getAsInt() + "of" + settings.split().folds() : "");
  }
}
