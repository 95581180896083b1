package io.github.spikeword.trainer.bench;

import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.OutputLoss;
import io.github.spikeword.trainer.bptt.Target;
import io.github.spikeword.trainer.bptt.Workers;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.run.Learner;
import io.github.spikeword.trainer.run.LearnerState;
import io.github.spikeword.trainer.run.Losses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Measures clips per second of training: projection to the chip, mismatch, forward pass, losses,
 * backward pass, clipping and Adam, everything but loading. The clips are synthetic and the weights
 * are set so that neurons fire as often as in real training; the optimiser's rates are so small
 * that this stays so, and the rates that were seen are part of the result.
 */
public final class TrainingBench {

  /** Steps of a clip: one second of 8 ms. */
  public static final int STEPS = 125;

  private static final double NO_CHANGE = 1e-12;

  private final TrainSettings settings;
  private final double warmUpSeconds;
  private final int repetitions;
  private final double seconds;

  /**
   * @param settings network, losses and chip constraints to train with
   * @param warmUpSeconds how long it runs before anything counts
   * @param repetitions how often it is measured, from 1
   * @param seconds how long each repetition lasts at least
   */
  public TrainingBench(
      TrainSettings settings, double warmUpSeconds, int repetitions, double seconds) {
    this.settings = settings;
    this.warmUpSeconds = warmUpSeconds;
    this.repetitions = repetitions;
    this.seconds = seconds;
  }

  /**
   * One measurement.
   *
   * @param network sizes of the stages, front end first
   * @param batchSize clips per update
   * @param threads threads that worked
   * @param rates firing rate of each stage in the measured updates, spikes per step
   * @param clips clips per second
   */
  public record Result(
      String network, int batchSize, int threads, List<Double> rates, Timing clips) {
    public Result {
      rates = List.copyOf(rates);
    }
  }

  /** Measures one batch size on one number of threads. */
  public Result run(int batchSize, int threads) {
    NetworkShape shape =
        settings
            .network()
            .shape(
                settings.words(),
                settings.features().settings().channels(),
                settings.features().settings().stepMillis());
    SyntheticTask task =
        SyntheticTask.of(shape, settings.features().saturation(), STEPS, batchSize);
    try (Workers workers = new Workers(threads)) {
      Losses losses = new Losses(settings.losses(), shape);
      Learner learner =
          new Learner(
              LearnerState.start(task.parameters(), settings.chip(), settings.optimiser()),
              settings.chip(),
              settings.optimiser().withRates(NO_CHANGE),
              losses,
              settings.features().saturation(),
              batchSize,
              STEPS,
              Long.MAX_VALUE,
              1,
              workers);
      OutputLoss loss =
          losses.forClips(
              shape,
              settings.stream().isPresent() ? Optional.empty() : settings.readout().window());
      List<Target.Label> targets = new ArrayList<>();
      for (int i = 0; i < batchSize; i++) {
        targets.add(new Target.Label(i % shape.labels().size()));
        learner.clip(i).load(task.clips().get(i), 0, STEPS, 0);
      }
      double[] rates = new double[shape.stages()];
      Timing timing =
          Timing.of(
              () -> {
                learner.update(batchSize, targets, loss);
                return batchSize;
              },
              warmUpSeconds,
              repetitions,
              seconds);
      Arrays.setAll(rates, s -> SyntheticTask.mean(learner.rates()[s]));
      return new Result(
          sizes(shape), batchSize, threads, Arrays.stream(rates).boxed().toList(), timing);
    }
  }

  private static String sizes(NetworkShape shape) {
    StringBuilder text = new StringBuilder();
    for (int s = 0; s < shape.stages(); s++) {
      text.append(s == 0 ? "" : "-")
          .append(shape.stage(s).neurons())
          .append(shape.stage(s).recurrent() ? "r" : "");
    }
    return text.toString();
  }
}
