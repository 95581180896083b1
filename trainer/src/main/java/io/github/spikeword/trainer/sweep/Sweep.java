package io.github.spikeword.trainer.sweep;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.evaluate.clip.Circumstances;
import io.github.spikeword.trainer.evaluate.clip.ClipDecisions;
import io.github.spikeword.trainer.job.CircumstanceFigures;
import io.github.spikeword.trainer.job.JobRequest;
import io.github.spikeword.trainer.job.RunResult;
import io.github.spikeword.trainer.job.TrainingJob;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.run.EpochMetrics;
import io.github.spikeword.trainer.run.RunFolder;
import io.github.spikeword.trainer.run.TrainingData;
import io.github.spikeword.trainer.run.TrainingListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs a plan, as many runs side by side as there are threads, each on one. A run that is finished
 * in the folder already is taken as it is, one that was interrupted continues: so a sweep is
 * resumed by starting it again.
 */
public final class Sweep {

  private final SweepPlan plan;
  private final Path dataDir;
  private final Path folder;
  private final Path cache;
  private final Circumstances circumstances;
  private final SweepListener listener;

  /**
   * @param plan what to run
   * @param dataDir the corpus
   * @param folder folder of the sweep; each run gets one below {@code runs}
   * @param cache where features are kept
   * @param circumstances what finished runs are judged under too
   * @param listener hears how it goes
   */
  public Sweep(
      SweepPlan plan,
      Path dataDir,
      Path folder,
      Path cache,
      Circumstances circumstances,
      SweepListener listener) {
    this.plan = plan;
    this.dataDir = dataDir;
    this.folder = folder;
    this.cache = cache;
    this.circumstances = circumstances;
    this.listener = listener;
  }

  /**
   * Works through the plan.
   *
   * @param threads runs side by side, from 1
   * @param stop asked after every epoch of every run
   * @return what came of each run that was not stopped, in the plan's order
   */
  public List<SweepOutcome> run(int threads, BooleanSupplier stop) {
    return ParallelMap.map(threads, plan.runs(), run -> outcome(run, stop), Progress.SILENT)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** The folder of a run. */
  public Path folderOf(PlannedRun run) {
    return folder.resolve("runs").resolve(run.folderName());
  }

  private Optional<SweepOutcome> outcome(PlannedRun run, BooleanSupplier stop) {
    if (stop.getAsBoolean()) {
      return Optional.empty();
    }
    try {
      Path runFolder = folderOf(run);
      JobRequest request =
          new JobRequest(
              run.settings(), dataDir, runFolder, RunFolder.holdsRun(runFolder), cache, 1);
      Optional<RunResult> result = new TrainingJob(request, new Relay(run)).run(stop);
      Optional<SweepOutcome> outcome = result.map(r -> finished(run, r, new RunFolder(runFolder)));
      result.ifPresent(r -> tell(l -> l.finished(run, r)));
      return outcome;
    } catch (UserError e) {
      String reason = String.valueOf(e.getMessage());
      tell(l -> l.failed(run, reason));
      return Optional.of(SweepOutcome.failed(run, reason));
    }
  }

  private SweepOutcome finished(PlannedRun run, RunResult result, RunFolder runFolder) {
    boolean asked = !circumstances.isPlain() && result.validation().isPresent();
    return SweepOutcome.finished(
        run,
        result,
        ClipDecisions.read(runFolder.path().resolve(TrainingJob.DECISIONS)),
        asked
            ? Optional.of(
                CircumstanceFigures.of(runFolder, run.settings(), dataDir, circumstances, 1))
            : Optional.empty());
  }

  private interface Call {
    void on(SweepListener listener);
  }

  private synchronized void tell(Call call) {
    call.on(listener);
  }

  private final class Relay implements TrainingListener {
    private final PlannedRun run;

    Relay(PlannedRun run) {
      this.run = run;
    }

    @Override
    public void loaded(TrainingData data) {
      for (BrokenFile file : data.broken()) {
        notice("skipped " + file.path() + ": " + file.reason());
      }
    }

    @Override
    public void epoch(Map<String, Object> metrics) {
      tell(l -> l.epoch(run, EpochMetrics.of(metrics)));
    }

    @Override
    public void notice(String sentence) {
      tell(l -> l.notice(run, sentence));
    }
  }
}
