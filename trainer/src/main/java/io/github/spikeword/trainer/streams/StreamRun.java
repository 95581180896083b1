package io.github.spikeword.trainer.streams;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.BundleWriter;
import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Workers;
import io.github.spikeword.trainer.config.SplitSettings;
import io.github.spikeword.trainer.config.StreamSettings;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.SoundSides;
import io.github.spikeword.trainer.random.SeededRandom;
import io.github.spikeword.trainer.run.Candidate;
import io.github.spikeword.trainer.run.Export;
import io.github.spikeword.trainer.run.Fingerprint;
import io.github.spikeword.trainer.run.InitialParameters;
import io.github.spikeword.trainer.run.Learner;
import io.github.spikeword.trainer.run.LearnerState;
import io.github.spikeword.trainer.run.Losses;
import io.github.spikeword.trainer.run.Provenance;
import io.github.spikeword.trainer.run.RunFolder;
import io.github.spikeword.trainer.run.RunProgress;
import io.github.spikeword.trainer.run.TrainingListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A training run on long recordings: from composed recordings to a bundle, with a checkpoint after
 * every epoch. Stopped and resumed it gives the same bits as unbroken, on any number of threads.
 *
 * <p>The exported detector levels are provisional; {@code tune} chooses them on development
 * recordings.
 */
public final class StreamRun {

  private static final double PROVISIONAL_THRESHOLD = 3;
  private static final double PROVISIONAL_RELEASE = 2;
  private static final double REFRACTORY_MILLIS = 750;
  private static final int CALIBRATION_CHUNKS = 400;

  private final TrainSettings settings;
  private final StreamSettings stream;
  private final CountingWindow window;
  private final StreamData data;
  private final RunFolder folder;
  private final Workers workers;
  private final TrainingListener listener;
  private final NetworkShape shape;
  private final String fingerprint;

  /** A run of the given settings, which must hold those for streams, on composed recordings. */
  public StreamRun(
      TrainSettings settings,
      StreamData data,
      RunFolder folder,
      Workers workers,
      TrainingListener listener) {
    this.settings = settings;
    this.stream = settings.stream().orElseThrow();
    this.window = settings.readout().window().orElseThrow();
    this.data = data;
    this.folder = folder;
    this.workers = workers;
    this.listener = listener;
    var features = settings.features().settings();
    shape = settings.network().shape(settings.words(), features.channels(), features.stepMillis());
    fingerprint = Fingerprint.of(settings, describe(data));
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
      StreamTrainer trainer =
          new StreamTrainer(
              learner(progress.state()),
              data.streams(),
              stream,
              window,
              settings.run().batchSize(),
              settings.data().channelJitter(),
              settings.features().saturation(),
              settings.run().seed(),
              workers);
      int epochs = settings.run().epochs();
      while (progress.epochs() < epochs) {
        StreamTrainer.Epoch epoch = trainer.run(progress.epochs() + 1);
        progress.advance(epoch.epoch(), settings.optimiser().average());
        tell(epoch, progress.state());
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

  private void tell(StreamTrainer.Epoch epoch, LearnerState state) throws IOException {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("epoch", epoch.epoch());
    metrics.put("loss", epoch.loss());
    metrics.put("hardNegatives", epoch.hardNegatives());
    for (int s = 0; s < shape.stages(); s++) {
      metrics.put("rate." + shape.stage(s).name(), epoch.rates().get(s));
    }
    metrics.put("skippedUpdates", state.skipped());
    folder.appendMetrics(metrics);
    listener.epoch(metrics);
  }

  private InitialParameters initial() {
    SeededRandom random = SeededRandom.of(settings.run().seed(), "calibration chunks", 0);
    int steps = stream.chunks().steps();
    int channels = shape.channels();
    List<float[]> chunks = new ArrayList<>();
    for (int i = 0; i < CALIBRATION_CHUNKS; i++) {
      LabelledStream from = data.streams().get(random.nextInt(data.streams().size()));
      int first = random.nextInt(from.steps() - steps + 1);
      chunks.add(Arrays.copyOfRange(from.features(), first * channels, (first + steps) * channels));
    }
    return InitialParameters.of(
        settings.initial(),
        shape,
        settings.features().saturation(),
        chunks,
        settings.initial().batches() * settings.run().batchSize(),
        settings.run().seed());
  }

  private Learner learner(LearnerState state) {
    return new Learner(
        state,
        settings.chip(),
        settings.optimiser(),
        new Losses(settings.losses(), shape),
        settings.features().saturation(),
        settings.run().batchSize(),
        stream.chunks().steps(),
        (long) settings.run().epochs() * stream.updatesPerEpoch(),
        settings.run().seed(),
        workers);
  }

  private Bundle export(RunProgress progress) {
    Candidate candidate = progress.chosen(settings.run().select());
    Map<String, DetectorSettings.WordLevels> levels = new LinkedHashMap<>();
    settings
        .words()
        .forEach(
            word ->
                levels.put(
                    word,
                    new DetectorSettings.WordLevels(PROVISIONAL_THRESHOLD, PROVISIONAL_RELEASE)));
    Bundle bundle =
        Export.bundle(
            settings.name(),
            candidate,
            settings.features().settings(),
            window,
            new DetectorSettings(levels, REFRACTORY_MILLIS),
            Provenance.of(
                settings, data.origin(), fingerprint, facts(), candidate.epoch(), Map.of()));
    BundleWriter.write(bundle, folder.bundle(settings.name()));
    listener.exported(bundle, folder.bundle(settings.name()));
    return bundle;
  }

  private Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(
        "recordings",
        "composed from the corpus's "
            + (settings.split().method() == SplitSettings.Method.ALL
                ? "training and validation speakers"
                : "training speakers")
            + " and the training side of speech, noise and music without the words");
    facts.put("recordedHours", data.hours(shape.stepMillis()));
    facts.put("keywordClips", data.keywordClips());
    facts.put("otherWordClips", data.otherClips());
    facts.put("soundsForTraining", SoundSides.sources(data.sounds().training()));
    facts.put("soundsForDevelopment", SoundSides.sources(data.sounds().development()));
    facts.put("brokenFiles", data.broken().size());
    return facts;
  }

  private static List<String> describe(StreamData data) {
    return data.streams().stream()
        .flatMap(s -> Stream.of(String.valueOf(s.steps()), s.words().toString()))
        .toList();
  }
}
