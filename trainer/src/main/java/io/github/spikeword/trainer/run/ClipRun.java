package io.github.spikeword.trainer.run;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.BundleWriter;
import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.OutputLoss;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.bptt.Workers;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.constrain.ChipProjection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A training run on clips with one label each: from features to a bundle, with a checkpoint after
 * every epoch. A run that was stopped and resumed gives the same bits as one that was not, on any
 * number of threads.
 */
public final class ClipRun {

  private final TrainSettings settings;
  private final TrainingData data;
  private final RunFolder folder;
  private final Workers workers;
  private final TrainingListener listener;
  private final NetworkShape shape;
  private final double saturation;
  private final CountingWindow window;
  private final String fingerprint;
  private final Optional<ClipJudge> judge;

  /** A run of the given settings on loaded clips. */
  public ClipRun(
      TrainSettings settings,
      TrainingData data,
      RunFolder folder,
      Workers workers,
      TrainingListener listener) {
    this.settings = settings;
    this.data = data;
    this.folder = folder;
    this.workers = workers;
    this.listener = listener;
    shape =
        settings
            .network()
            .shape(
                settings.words(),
                data.training().features().channels(),
                settings.features().settings().stepMillis());
    saturation = settings.features().saturation();
    window =
        settings.readout().window().orElseGet(() -> CountingWindow.plain(data.training().steps()));
    fingerprint = Fingerprint.of(settings, inputs(data));
    judge =
        data.validation().size() == 0
            ? Optional.empty()
            : Optional.of(new ClipJudge(shape, window, data.validation(), saturation, workers));
  }

  private static List<String> inputs(TrainingData data) {
    List<String> inputs = new ArrayList<>();
    data.training().features().clips().forEach(clip -> inputs.add(clip.key()));
    inputs.add("validation");
    data.validation().features().clips().forEach(clip -> inputs.add(clip.key()));
    return inputs;
  }

  /**
   * Runs all epochs that are left and exports.
   *
   * @param stop asked after every epoch; the run can be resumed when it says true
   * @return the bundle, or nothing if the run was stopped before its end
   * @throws UserError if the folder cannot be written or a checkpoint does not fit
   */
  public Optional<Bundle> run(BooleanSupplier stop) {
    try {
      RunProgress progress =
          RunProgress.startOrResume(folder, shape, settings, fingerprint, this::initial, listener);
      Learner learner = learner(progress.state());
      OutputLoss loss =
          new Losses(settings.losses(), shape).forClips(shape, settings.readout().window());
      ClipTrainer trainer =
          new ClipTrainer(
              learner,
              data.training(),
              loss,
              window,
              settings.run().batchSize(),
              settings.data().channelJitter(),
              settings.run().seed());
      int epochs = settings.run().epochs();
      while (progress.epochs() < epochs && !outOfPatience(progress)) {
        ClipTrainer.Epoch epoch = trainer.run(progress.epochs() + 1);
        progress.advance(epoch.epoch(), settings.optimiser().average());
        judge(progress, epoch);
        progress.checkpoint().write(folder.checkpoint(), fingerprint);
        if (stop.getAsBoolean() && progress.epochs() < epochs) {
          return Optional.empty();
        }
      }
      return Optional.of(export(progress));
    } catch (IOException e) {
      throw folder.unwritable(e);
    }
  }

  private InitialParameters initial() {
    List<float[]> clips = new ArrayList<>();
    for (int i = 0; i < data.training().size(); i++) {
      clips.add(data.training().features().values(i, 0));
    }
    return InitialParameters.of(
        settings.initial(),
        shape,
        saturation,
        clips,
        settings.initial().batches() * settings.run().batchSize(),
        settings.run().seed());
  }

  private Learner learner(LearnerState state) {
    long updates =
        (long) settings.run().epochs()
            * ClipTrainer.updatesPerEpoch(data.training().size(), settings.run().batchSize());
    return new Learner(
        state,
        settings.chip(),
        settings.optimiser(),
        new Losses(settings.losses(), shape),
        saturation,
        settings.run().batchSize(),
        data.training().steps(),
        updates,
        settings.run().seed(),
        workers);
  }

  private boolean outOfPatience(RunProgress progress) {
    int patience = settings.run().patience();
    return patience > 0
        && progress.best().isPresent()
        && progress.epochs() - progress.best().get().epoch() >= patience;
  }

  private void judge(RunProgress progress, ClipTrainer.Epoch epoch) throws IOException {
    Parameters parameters = progress.state().parameters();
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("epoch", epoch.epoch());
    metrics.put("loss", epoch.loss());
    metrics.put("trainingAccuracy", epoch.accuracy());
    if (judge.isPresent()) {
      Candidate candidate = judged(progress, judge.get());
      boolean alreadyAsExported =
          progress.state().signs().isPresent() && !settings.chip().learnTaus();
      int trained =
          alreadyAsExported
              ? candidate.correct()
              : judge.get().correct(parameters, new ChipProjection(true, candidate.signs()));
      metrics.put("validationAccuracy", (double) trained / data.validation().size());
      metrics.put("exportedAccuracy", (double) candidate.correct() / data.validation().size());
      if (progress.best().isEmpty() || candidate.correct() >= progress.best().get().correct()) {
        progress.setBest(candidate);
      }
    }
    for (int s = 0; s < shape.stages(); s++) {
      metrics.put("rate." + shape.stage(s).name(), epoch.rates().get(s));
    }
    metrics.put("skippedUpdates", epoch.skipped());
    folder.appendMetrics(metrics);
    listener.epoch(metrics);
  }

  /** The present parameters, with the validation clips that they classify right as exported. */
  private static Candidate judged(RunProgress progress, ClipJudge judge) {
    LearnerState state = progress.state();
    Candidate candidate =
        new Candidate(progress.epochs(), -1, state.parameters().copy(), state.signs());
    return new Candidate(
        candidate.epoch(),
        judge.correct(candidate.exported(), candidate.projection()),
        candidate.parameters(),
        candidate.signs());
  }

  private Bundle export(RunProgress progress) throws IOException {
    Candidate candidate = progress.chosen(settings.run().select());
    KeywordScores scores =
        new KeywordScores(Export.network(candidate), candidate.parameters(), window, saturation);
    Bundle bundle =
        Export.bundle(
            settings.name(),
            candidate,
            settings.features().settings(),
            window,
            ThresholdRule.choose(scores, shape.populations(), data.training()),
            provenance(candidate));
    BundleWriter.write(bundle, folder.bundle(settings.name()));
    listener.exported(bundle, folder.bundle(settings.name()));
    return bundle;
  }

  private Map<String, Object> provenance(Candidate candidate) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("split", data.splitMethod());
    facts.put("trainingClips", data.training().size());
    facts.put("validationClips", data.validation().size());
    facts.put("brokenClips", data.broken().size());
    Map<String, Object> metrics = new LinkedHashMap<>();
    if (judge.isPresent()) {
      int correct = judge.get().correct(candidate.exported(), candidate.projection());
      metrics.put("validationCorrect", correct);
      metrics.put("validationClips", data.validation().size());
      metrics.put("validationAccuracy", (double) correct / data.validation().size());
    }
    return Provenance.of(settings, data.origin(), fingerprint, facts, candidate.epoch(), metrics);
  }
}
