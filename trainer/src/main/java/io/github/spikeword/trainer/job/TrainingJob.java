package io.github.spikeword.trainer.job;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.bptt.Workers;
import io.github.spikeword.trainer.cache.FeatureCache;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.config.StreamSettings;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.Clip;
import io.github.spikeword.trainer.corpus.Corpus;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.corpus.Split;
import io.github.spikeword.trainer.evaluate.clip.ClipDecision;
import io.github.spikeword.trainer.evaluate.clip.ClipDecisions;
import io.github.spikeword.trainer.evaluate.clip.ClipEvaluation;
import io.github.spikeword.trainer.evaluate.clip.ClipOptions;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.evaluate.clip.ClipReportJson;
import io.github.spikeword.trainer.parallel.Progress;
import io.github.spikeword.trainer.report.ReportPage;
import io.github.spikeword.trainer.report.RunFigures;
import io.github.spikeword.trainer.run.ClipRun;
import io.github.spikeword.trainer.run.RunFolder;
import io.github.spikeword.trainer.run.TrainingData;
import io.github.spikeword.trainer.run.TrainingListener;
import io.github.spikeword.trainer.streams.StreamData;
import io.github.spikeword.trainer.streams.StreamRun;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Trains one model: features, training, export, then the exported bundle is judged on the
 * validation clips by the simulator that live listening uses, and the report is written. A job that
 * was stopped or killed continues where its last checkpoint stands.
 */
public final class TrainingJob {

  /** Name of the file of {@link ClipDecisions} on the validation clips. */
  public static final String DECISIONS = "decisions.jsonl";

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
      requireSameClips(folder, finished.get(), corpus);
      listener.notice("The run in " + folder.path() + " is finished already.");
      return finished;
    }
    Optional<Trained> trained =
        settings.stream().isPresent()
            ? onRecordings(corpus, settings.stream().get(), folder, stop)
            : onClips(corpus, folder, stop);
    return trained.map(t -> finish(t, folder));
  }

  /** A finished run counts as long as the corpus still divides into the clips it was judged on. */
  private void requireSameClips(RunFolder folder, RunResult result, Corpus corpus) {
    List<ClipDecision> decisions = ClipDecisions.read(folder.path().resolve(DECISIONS));
    if (decisions.isEmpty() || request.settings().stream().isPresent()) {
      return;
    }
    Set<String> judged = decisions.stream().map(ClipDecision::clip).collect(Collectors.toSet());
    Set<String> today =
        TrainingData.split(request.settings(), corpus).validation().stream()
            .map(Clip::key)
            .collect(Collectors.toSet());
    if (!today.containsAll(judged) || today.size() - judged.size() > result.brokenClips()) {
      throw new UserError(
          "The run in "
              + folder.path()
              + " was judged on other clips than "
              + request.dataDir()
              + " gives it today, so its network may have been trained on these. Name the corpus it"
              + " was trained on, or another folder.");
    }
  }

  /**
   * What training gave and judging needs.
   *
   * @param split how clips were divided
   * @param trainingClips clips that were trained on
   * @param brokenClips files that could not be read
   * @param validation clips that were not trained on
   */
  private record Trained(
      Bundle bundle, String split, int trainingClips, int brokenClips, List<Clip> validation) {}

  private Optional<Trained> onClips(Corpus corpus, RunFolder folder, BooleanSupplier stop) {
    FeatureCache cache =
        new FeatureCache(request.cache(), SoundReader.FILES, request.threads(), listener::notice);
    TrainingData data = TrainingData.load(request.settings(), corpus, cache, listener::extracting);
    listener.loaded(data);
    try (Workers workers = new Workers(request.threads())) {
      return new ClipRun(request.settings(), data, folder, workers, listener)
          .run(stop)
          .map(
              bundle ->
                  new Trained(
                      bundle,
                      data.splitMethod(),
                      data.training().size(),
                      data.broken().size(),
                      data.validation().features().clips()));
    }
  }

  private Optional<Trained> onRecordings(
      Corpus corpus, StreamSettings stream, RunFolder folder, BooleanSupplier stop) {
    TrainSettings settings = request.settings();
    StreamData data =
        StreamData.compose(
            settings, stream, corpus, SoundReader.FILES, request.threads(), listener::extracting);
    data.broken().forEach(file -> listener.notice("skipped " + file.path() + ": " + file.reason()));
    listener.notice(
        String.format(
            Locale.ROOT,
            "%s: %.1f hours composed of %d keyword clips, %d clips of other words and %d other"
                + " sounds, %d broken files skipped",
            settings.name(),
            data.hours(settings.features().settings().stepMillis()),
            data.keywordClips(),
            data.otherClips(),
            data.sounds().training().size(),
            data.broken().size()));
    Split split = TrainingData.split(settings, corpus);
    try (Workers workers = new Workers(request.threads())) {
      return new StreamRun(settings, data, folder, workers, listener)
          .run(stop)
          .map(
              bundle ->
                  new Trained(
                      bundle,
                      split.method(),
                      data.keywordClips() + data.otherClips(),
                      data.broken().size(),
                      split.validation()));
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

  private RunResult finish(Trained trained, RunFolder folder) {
    Optional<ClipReport> validation =
        trained.validation.isEmpty() ? Optional.empty() : Optional.of(judge(trained));
    validation.ifPresent(listener::judged);
    TrainSettings settings = request.settings();
    RunResult result =
        new RunResult(
            settings.name(),
            settings.words(),
            settings.run().seed(),
            trained.split,
            trained.trainingClips,
            trained.brokenClips,
            folder.metrics().size(),
            validation.map(v -> RunResult.Validation.of(v.metrics().accuracy())),
            folder.path().relativize(folder.bundle(settings.name())).toString());
    RunFigures figures =
        RunFigures.of(settings, folder.metrics(), trained.bundle, validation, SoundReader.FILES);
    try {
      if (validation.isPresent()) {
        folder.writeText(VALIDATION, ClipReportJson.render(validation.get()));
        folder.writeText(DECISIONS, ClipDecisions.write(validation.get().results()));
      }
      folder.writeText(ReportPage.FILE, ReportPage.render(figures));
      result.write(folder);
    } catch (IOException e) {
      throw folder.unwritable(e);
    }
    return result;
  }

  private ClipReport judge(Trained trained) {
    ClipOptions options = ClipOptions.plain(request.threads());
    ClipEvaluation evaluation =
        ClipEvaluation.of(
            trained.bundle,
            trained.validation,
            SoundReader.FILES,
            request.threads(),
            Progress.SILENT);
    return ClipReport.of(
        trained.bundle.network(),
        trained.bundle.name(),
        "validation",
        trained.split,
        options,
        evaluation.run(options));
  }
}
