package io.github.spikeword.server.command;

import io.github.spikeword.trainer.evaluate.ChipDraw;
import io.github.spikeword.trainer.evaluate.stream.StreamReport;
import io.github.spikeword.trainer.evaluate.stream.StreamReportJson;
import io.github.spikeword.trainer.evaluate.stream.StreamReportText;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spikeword evaluate-stream}: what does a model find in long recordings, and what not? */
@Command(
    name = "evaluate-stream",
    mixinStandardHelpOptions = true,
    description = {
      "Judge a model on long recordings with labelled words, through the live graph.",
      "Misses, wrong words, false accepts an hour, latency, and the trade-off over thresholds."
    })
public final class EvaluateStreamCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Mixin private final StreamOptions options = new StreamOptions();

  @Option(
      names = "--mismatch",
      paramLabel = "SPREAD",
      description = "Listen on a mismatched chip with this relative spread of leaks.")
  private @Nullable Double mismatch;

  @Option(
      names = "--chip",
      paramLabel = "N",
      defaultValue = "0",
      description = "Which mismatched chip (default: 0).")
  private int chip;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (mismatch != null && !(mismatch >= 0 && mismatch <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--mismatch lies in 0 to 1, found " + mismatch);
    }
    PrintWriter err = spec.commandLine().getErr();
    StreamReport report =
        options.listen(
            options.bundle(),
            Optional.ofNullable(mismatch).map(spread -> ChipDraw.of(spread, 1, chip)),
            err);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? StreamReportJson.render(report) : StreamReportText.render(report));
    out.flush();
    return ExitCode.OK;
  }
}
