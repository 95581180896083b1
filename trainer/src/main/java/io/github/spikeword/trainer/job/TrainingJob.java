package io.github.spikeword.trainer.job;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.bptt.Workers;
import io.github.spikeword.trainer.cache.FeatureCache;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.evaluate.clip.ClipEvaluation;
import io.github.spikeword.trainer.evaluate.clip.ClipOptions;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.evaluate.clip.ClipReportJson;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.report.RunReport;
import io.github.spikeword.trainer.run.ClipRun;
import io.github.spikeword.trainer.run.RunFolder;
import io.github.spikeword.trainer.run.TrainingData;
import io.github.spikeword.trainer.run.TrainingListener;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Trains one model: features, training, export, then the exported bundle is judged on the
 * validation clips by the simulator that live listening uses, and the report is written. A job that
 * was stopped or killed continues where its last checkpoint stands.
 */
public final class TrainingJob {

  private static final String VALIDATION = "validation.json";

  private final JobRequest request;
  private final TrainingListener listener;

  /** A job; the listener hears how it goes. */
  public TrainingJob(JobRequest request, TrainingListener listener) {
    this.request = request;
    this.listener = listener;
  }

  /**
   * Works until the end or until asked to stop.
   *
   * @param stop asked after every epoch
   * @return the result, or nothing if the job was stopped before its end
   * @throws UserError if the corpus, the folder or the settings do not allow it
   */
  public Optional<RunResult> run(BooleanSupplier stop) {
    Corpus corpus = Corpus.scan(request.dataDir());
    TrainSettings settings = request.settings();
    corpus.select(settings.words()).requireTwoWords();
    RunFolder folder = request.resume() ? reopened() : created();
    Optional<RunResult> finished = RunResult.read(folder.path());
    if (finished.isPresent()) {
      listener.notice("The run in " + folder.path() + " is finished already.");
      return finished;
    }
    FeatureCache cache =
        new FeatureCache(request.cache(), SoundReader.FILES, request.threads(), listener::notice);
    TrainingData data = TrainingData.load(settings, corpus, cache, listener::extracting);
    listener.loaded(data);
    try (Workers workers = new Workers(request.threads())) {
      Optional<Bundle> bundle = new ClipRun(settings, data, folder, workers, listener).run(stop);
      return bundle.map(b -> finish(b, data, folder));
    }
  }

  private RunFolder created() {
    return RunFolder.create(request.folder(), SettingsFile.write(request.settings()));
  }

  private RunFolder reopened() {
    RunFolder folder = RunFolder.open(request.folder());
    if (!SettingsFile.read(folder.settings()).equals(request.settings())) {
      throw new UserError(
          "The run in "
              + request.folder()
              + " was started with other settings ("
              + folder.settings()
              + "). Resume it with these, or name another folder.");
    }
    return folder;
  }

  private RunResult finish(Bundle bundle, TrainingData data, RunFolder folder) {
    Optional<ClipReport> validation =
        data.validation().size() == 0 ? Optional.empty() : Optional.of(judge(bundle, data));
    validation.ifPresent(listener::judged);
    TrainSettings settings = request.settings();
    RunResult result =
        new RunResult(
            settings.name(),
            settings.words(),
            settings.run().seed(),
            data.splitMethod(),
            data.training().size(),
            data.broken().size(),
            folder.metrics().size(),
            validation.map(v -> RunResult.Validation.of(v.metrics().accuracy())),
            folder.path().relativize(folder.bundle(settings.name())).toString());
    try {
      if (validation.isPresent()) {
        folder.writeText(VALIDATION, ClipReportJson.render(validation.get()));
      }
      folder.writeText(
          RunReport.FILE, RunReport.render(settings, folder.metrics(), bundle, data, validation));
      result.write(folder);
    } catch (IOException e) {
      throw folder.unwritable(e);
    }
    return result;
  }

  private ClipReport judge(Bundle bundle, TrainingData data) {
    ClipOptions options = ClipOptions.plain(request.threads());
    ClipEvaluation evaluation =
        ClipEvaluation.of(
            bundle,
            data.validation().features().clips(),
            SoundReader.FILES,
            request.threads(),
            Progress.SILENT);
    return ClipReport.of(
        bundle.network(),
        bundle.name(),
        "validation",
        data.splitMethod(),
        options,
        evaluation.run(options));
  }
}
