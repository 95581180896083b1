package io.github.spikeword.trainer.run;

import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.config.RunSettings;
import io.github.spikeword.trainer.config.TrainSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a run stands between two epochs. */
public final class RunProgress {

  private final LearnerState state;
  private int epochs;
  private Optional<Candidate> best;
  private Optional<Parameters> average;

  private RunProgress(Checkpoint checkpoint) {
    state = checkpoint.state();
    epochs = checkpoint.epochs();
    best = checkpoint.best();
    average = checkpoint.average();
  }

  /**
   * Continues from the folder's checkpoint if there is one, else starts from fresh parameters.
   *
   * @param fingerprint what the run depends on
   * @param initial makes the parameters of a new run
   */
  public static RunProgress startOrResume(
      RunFolder folder,
      NetworkShape shape,
      TrainSettings settings,
      String fingerprint,
      Supplier<InitialParameters> initial,
      TrainingListener listener)
      throws IOException {
    if (Files.exists(folder.checkpoint())) {
      LearnerState blank =
          LearnerState.start(new Parameters(shape), settings.chip(), settings.optimiser());
      Checkpoint checkpoint = Checkpoint.read(folder.checkpoint(), blank, fingerprint);
      folder.keepMetrics(checkpoint.epochs());
      listener.resumed(checkpoint.epochs());
      return new RunProgress(checkpoint);
    }
    folder.keepMetrics(0);
    InitialParameters start = initial.get();
    listener.initialised(start);
    LearnerState state =
        LearnerState.start(start.parameters(), settings.chip(), settings.optimiser());
    return new RunProgress(new Checkpoint(0, state, Optional.empty(), Optional.empty()));
  }

  /** The learner's state; live. */
  public LearnerState state() {
    return state;
  }

  /** Epochs done. */
  public int epochs() {
    return epochs;
  }

  /** The best candidate so far, if any was judged. */
  public Optional<Candidate> best() {
    return best;
  }

  /**
   * An epoch ended.
   *
   * @param averageKeep decay of the running average of the parameters; 0 keeps none
   */
  public void advance(int epoch, double averageKeep) {
    epochs = epoch;
    if (averageKeep == 0) {
      return;
    }
    if (average.isEmpty()) {
      average = Optional.of(state.parameters().copy());
    } else {
      average.get().average(state.parameters(), (float) averageKeep);
    }
  }

  /** Remembers a better candidate. */
  public void setBest(Candidate candidate) {
    best = Optional.of(candidate);
  }

  /** All of it, for the disk. */
  public Checkpoint checkpoint() {
    return new Checkpoint(epochs, state, best, average);
  }

  /** The parameters to export. */
  public Candidate chosen(RunSettings.Select select) {
    Candidate last = new Candidate(epochs, -1, state.parameters(), state.signs());
    return switch (select) {
      case LAST -> last;
      case BEST -> best.orElse(last);
      case AVERAGE -> new Candidate(epochs, -1, average.orElse(state.parameters()), state.signs());
    };
  }
}
