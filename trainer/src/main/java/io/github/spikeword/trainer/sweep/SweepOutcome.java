package io.github.spikeword.trainer.sweep;

import io.github.spikeword.trainer.evaluate.clip.ClipDecision;
import io.github.spikeword.trainer.job.CircumstanceFigures;
import io.github.spikeword.trainer.job.RunResult;
import java.util.List;
import java.util.Optional;

/**
 * What came of one run.
 *
 * @param run the run
 * @param result its result; empty if it failed
 * @param decisions what its validation clips were taken for; empty if that was not kept
 * @param figures figures under other circumstances, if they were asked for
 * @param failure why it failed, a sentence; empty text if it did not
 */
public record SweepOutcome(
    PlannedRun run,
    Optional<RunResult> result,
    List<ClipDecision> decisions,
    Optional<CircumstanceFigures> figures,
    String failure) {

  public SweepOutcome {
    decisions = List.copyOf(decisions);
  }

  /** A run that came to its end. */
  public static SweepOutcome finished(
      PlannedRun run,
      RunResult result,
      List<ClipDecision> decisions,
      Optional<CircumstanceFigures> figures) {
    return new SweepOutcome(run, Optional.of(result), decisions, figures, "");
  }

  /** A run that could not be done. */
  public static SweepOutcome failed(PlannedRun run, String reason) {
    return new SweepOutcome(run, Optional.empty(), List.of(), Optional.empty(), reason);
  }
}
