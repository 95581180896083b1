package io.github.spikeword.server.command;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.BundleWriter;
import io.github.spikeword.trainer.evaluate.stream.StreamReport;
import io.github.spikeword.trainer.evaluate.stream.StreamReportText;
import io.github.spikeword.trainer.tune.Tuning;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeword tune}: chooses a model's thresholds and writes it with them. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    description = {
      "Choose a model's thresholds on labelled recordings and write the model with them.",
      "First the budget of false accepts is met, then the fewest words are missed."
    })
public final class TuneCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Mixin private final StreamOptions options = new StreamOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the tuned bundle goes; a bundle that is there is replaced.")
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private Path out;

  @Override
  public Integer call() {
    Bundle bundle = options.bundle();
    PrintWriter err = spec.commandLine().getErr();
    StreamReport report = options.listen(bundle, Optional.empty(), err);
    BundleWriter.write(
        Tuning.apply(bundle, report.results(), report.choice(), options.source()), out);
    PrintWriter print = spec.commandLine().getOut();
    print.print(StreamReportText.render(report));
    print.flush();
    for (String word : report.choice().kept()) {
      err.println(
          "'"
              + word
              + "' keeps its levels: the recordings do not hold it, or it never scored above 0.");
    }
    err.println("Wrote " + out + " with the chosen levels.");
    return ExitCode.OK;
  }
}
