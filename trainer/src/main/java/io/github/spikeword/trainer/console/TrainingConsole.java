package io.github.spikeword.trainer.console;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.evaluate.Numbers;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.run.EpochMetrics;
import io.github.spikeword.trainer.run.InitialParameters;
import io.github.spikeword.trainer.run.TrainingData;
import io.github.spikeword.trainer.run.TrainingListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a person how a run goes, as the tutorial does: calibration and initialisation, epochs 1, 5,
 * 10 ..., accuracy and power at the end.
 */
public final class TrainingConsole implements TrainingListener, AutoCloseable {

  private static final int EPOCHS_PER_LINE = 5;

  private final PrintWriter err;
  private final boolean terminal;
  private final TrainSettings settings;
  private final Runnable onStart;
  private Optional<ProgressLine> progress = Optional.empty();

  /**
   * @param err standard error
   * @param terminal whether a person is watching, so that progress may redraw itself
   * @param settings what is trained
   * @param onStart called when the first epoch is about to start
   */
  public TrainingConsole(
      PrintWriter err, boolean terminal, TrainSettings settings, Runnable onStart) {
    this.err = err;
    this.terminal = terminal;
    this.settings = settings;
    this.onStart = onStart;
  }

  /** Called from extraction's own threads, one call at a time. */
  @Override
  public void extracting(int done, int total) {
    show("features", total).reached(done);
    if (done == total) {
      close();
    }
  }

  @Override
  public void loaded(TrainingData data) {
    close();
    List<BrokenFile> broken = data.broken();
    broken.forEach(file -> print("skipped " + file.path() + ": " + file.reason() + "\n"));
    print(
        String.format(
            Locale.ROOT,
            "%s: %d training and %d validation clips of %s (%s), %d broken clip%s skipped%n",
            settings.name(),
            data.training().size(),
            data.validation().size(),
            String.join(", ", settings.words()),
            data.splitMethod(),
            broken.size(),
            broken.size() == 1 ? "" : "s"));
  }

  @Override
  public void initialised(InitialParameters initial) {
    print(
        TutorialTables.initialisation(
            initial, settings.initial(), settings.features().settings().stepMillis()));
    print("=== " + settings.name() + " ===\n");
    onStart.run();
  }

  @Override
  public void resumed(int epochs) {
    print("=== " + settings.name() + ", resumed after epoch " + epochs + " ===\n");
    onStart.run();
  }

  @Override
  public void epoch(Map<String, Object> metrics) {
    EpochMetrics epoch = EpochMetrics.of(metrics);
    int epochs = settings.run().epochs();
    if (epoch.epoch() == 1 || epoch.epoch() % EPOCHS_PER_LINE == 0 || epoch.epoch() == epochs) {
      print(TutorialTables.epoch(epoch) + "\n");
    }
    if (terminal) {
      show("training", epochs).reached(epoch.epoch());
    }
  }

  @Override
  public void exported(Bundle bundle, Path directory) {
    close();
    print("The bundle obeys every rule of the chip and is in " + directory + ".\n");
  }

  @Override
  public void judged(ClipReport report) {
    print(
        "Validation accuracy as exported: " + Numbers.percent(report.metrics().accuracy()) + "\n");
    print(TutorialTables.power(settings.words(), report.metrics().workload()));
  }

  @Override
  public void notice(String sentence) {
    print(sentence + "\n");
  }

  private ProgressLine show(String task, int total) {
    if (progress.isEmpty()) {
      progress = Optional.of(new ProgressLine(err, terminal, task, total));
    }
    return progress.get();
  }

  private void print(String text) {
    if (progress.isPresent()) {
      progress.get().print(text);
    } else {
      err.print(text);
      err.flush();
    }
  }

  /** Ends the progress that is being shown, if any. */
  @Override
  public void close() {
    progress.ifPresent(ProgressLine::close);
    progress = Optional.empty();
  }
}
