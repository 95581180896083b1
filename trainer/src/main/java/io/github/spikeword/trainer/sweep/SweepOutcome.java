package io.github.spikeword.trainer.sweep;

import io.github.spikeword.trainer.job.RunResult;
import java.util.Optional;

/**
 * What came of one run.
 *
 * @param run the run
 * @param result its result; empty if it failed
 * @param failure why it failed, a sentence; empty text if it did not
 */
public record SweepOutcome(PlannedRun run, Optional<RunResult> result, String failure) {}
