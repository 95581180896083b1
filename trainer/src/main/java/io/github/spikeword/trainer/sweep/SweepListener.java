package io.github.spikeword.trainer.sweep;

import io.github.spikeword.trainer.job.RunResult;
import io.github.spikeword.trainer.run.EpochMetrics;

/** Hears how a sweep goes; one call at a time, from the sweep's threads. */
public interface SweepListener {

  /** A run has its result, whether from now or from before. */
  default void finished(PlannedRun run, RunResult result) {}

  /** A run could not be done; the others go on. */
  default void failed(PlannedRun run, String reason) {}

  /** A run ended an epoch. */
  default void epoch(PlannedRun run, EpochMetrics epoch) {}

  /** Something worth a sentence happened in a run. */
  default void notice(PlannedRun run, String sentence) {}
}
