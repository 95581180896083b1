package io.github.spikeword.server.command;

import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.config.SplitSettings;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.console.TrainingConsole;
import io.github.spikeword.trainer.evaluate.Numbers;
import io.github.spikeword.trainer.job.JobRequest;
import io.github.spikeword.trainer.job.RunResult;
import io.github.spikeword.trainer.job.TrainingJob;
import io.github.spikeword.trainer.report.ReportPage;
import io.github.spikeword.trainer.run.RunFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spikeword train}: from a corpus to a bundle, with a report. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Train a model on a corpus, export it as a bundle and write a report.",
      "Ctrl-C ends the epoch and keeps it: continue with --resume. A second Ctrl-C stops at once."
    })
public final class TrainCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Mixin private final TrainingOptions options = new TrainingOptions();

  @Option(names = "--seed", paramLabel = "N", description = "Another seed.")
  private @Nullable Long seed;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Divide the speakers into so many folds, of which one validates.")
  private @Nullable Integer folds;

  @Option(
      names = "--fold",
      paramLabel = "K",
      description = "Which fold validates, from 0; needs --folds.")
  private @Nullable Integer fold;

  @Option(names = "--resume", description = "Continue the run in the folder --out.")
  private boolean resume;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    TrainSettings settings = settings();
    JobRequest request =
        new JobRequest(
            settings, options.data(), options.out(), resume, options.cache(), options.threads());
    StopSignal stop = new StopSignal(err, "The epoch is finished and kept first.");
    try (TrainingConsole console =
        new TrainingConsole(err, System.console() != null, settings, stop::catchSignals)) {
      Optional<RunResult> result = new TrainingJob(request, console).run(stop);
      if (result.isEmpty()) {
        err.println(
            "Stopped. Continue with: spikeword train --resume --data "
                + options.data()
                + " --out "
                + options.out());
        return ExitCode.INTERRUPTED;
      }
      print(result.get());
      return ExitCode.OK;
    } finally {
      stop.releaseSignals();
    }
  }

  private TrainSettings settings() {
    Optional<TrainSettings> kept =
        resume
            ? Optional.of(SettingsFile.read(RunFolder.open(options.out()).settings()))
            : Optional.empty();
    TrainSettings settings = options.settings(kept);
    if (seed != null) {
      settings = settings.withSeed(seed);
    }
    if ((fold == null) != (folds == null)) {
      throw new ParameterException(
          spec.commandLine(), "--fold K and --folds N belong together, with K from 0 to N - 1");
    }
    if (fold != null && folds != null) {
      SplitSettings split = settings.split();
      settings =
          settings.withSplit(
              new SplitSettings(
                  SplitSettings.Method.FOLD, split.validationShare(), folds, fold, split.seed()));
    }
    return settings;
  }

  private void print(RunResult result) {
    PrintWriter out = spec.commandLine().getOut();
    Path bundle = options.out().resolve(result.bundle());
    Path report = options.out().resolve(ReportPage.FILE);
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("folder", options.out().toString());
      document.put("bundle", bundle.toString());
      document.put("report", report.toString());
      document.put("result", result);
      out.print(JsonText.write(document));
    } else {
      result.validation().ifPresent(v -> out.println("accuracy  " + Numbers.percent(v.share())));
      out.println("bundle    " + bundle);
      out.println("report    " + report);
    }
    out.flush();
  }
}
