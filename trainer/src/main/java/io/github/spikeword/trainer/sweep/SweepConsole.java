package io.github.spikeword.trainer.sweep;

import io.github.spikeword.trainer.evaluate.Numbers;
import io.github.spikeword.trainer.job.RunResult;
import java.io.PrintWriter;

/** Tells a person how a sweep goes: a line a run that ends. */
public final class SweepConsole implements SweepListener {

  private final PrintWriter err;
  private final int planned;
  private int ended;

  /**
   * @param err standard error
   * @param planned number of runs
   */
  public SweepConsole(PrintWriter err, int planned) {
    this.err = err;
    this.planned = planned;
  }

  @Override
  public void finished(PlannedRun run, RunResult result) {
    end(
        run,
        result
            .validation()
            .map(v -> Numbers.percent(v.share()))
            .orElse("finished, nothing to validate on"));
  }

  @Override
  public void failed(PlannedRun run, String reason) {
    end(run, "failed: " + reason);
  }

  @Override
  public void notice(PlannedRun run, String sentence) {
    print(run.folderName() + ": " + sentence);
  }

  private void end(PlannedRun run, String what) {
    ended++;
    print("[" + ended + "/" + planned + "] " + run.folderName() + "  " + what);
  }

  private void print(String line) {
    err.println(line);
    err.flush();
  }
}
