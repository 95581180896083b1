package io.github.spikeword.server.command;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.evaluate.ChipDraw;
import io.github.spikeword.trainer.evaluate.robust.Robustness;
import io.github.spikeword.trainer.evaluate.robust.RobustnessJson;
import io.github.spikeword.trainer.evaluate.robust.RobustnessReport;
import io.github.spikeword.trainer.evaluate.robust.RobustnessRequest;
import io.github.spikeword.trainer.evaluate.robust.RobustnessText;
import io.github.spikeword.trainer.evaluate.stream.DevelopmentSet;
import io.github.spikeword.trainer.report.RobustnessPage;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spikeword evaluate-robustness}: how much do a model's figures depend on circumstances? */
@Command(
    name = "evaluate-robustness",
    mixinStandardHelpOptions = true,
    description = {
      "Judge a model on long recordings under changed circumstances, at its own thresholds.",
      "Level and clipping, 44.1 and 48 kHz, right after start, gap and silence, mismatched chips.",
      "Of a development set, what lies over noise at a fixed ratio and sound-alikes are left out."
    })
public final class EvaluateRobustnessCommand implements Callable<Integer> {

  /** Seed of the chips; {@code evaluate-stream --chip} has the same ones. */
  private static final long CHIP_SEED = 1;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Mixin private final ModelOption model = new ModelOption();

  @Mixin private final RecordingsOption recordings = new RecordingsOption();

  @Option(
      names = "--chips",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many mismatched chips; 0 for none (default: 100).")
  private int chips;

  @Option(
      names = "--mismatch",
      paramLabel = "SPREAD",
      defaultValue = "0.1",
      description =
          "Relative spread of leaks on these chips; thresholds spread a fifth of it (default:"
              + " 0.1).")
  private double mismatch;

  @Mixin private final ThreadsOption threads = new ThreadsOption();

  @Mixin private final HtmlOption html = new HtmlOption();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (chips < 0) {
      throw new ParameterException(
          spec.commandLine(), "--chips must not be negative, found " + chips);
    }
    if (!(mismatch >= 0 && mismatch <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--mismatch lies in 0 to 1, found " + mismatch);
    }
    Bundle bundle = model.read().bundle();
    PrintWriter err = spec.commandLine().getErr();
    RobustnessReport report =
        Robustness.run(
            new RobustnessRequest(
                bundle,
                recordings.source(),
                recordings.recordings(bundle, err).stream()
                    .filter(recording -> DevelopmentSet.isPlain(recording.condition()))
                    .toList(),
                ChipDraw.of(mismatch, CHIP_SEED, 0),
                chips,
                threads.count()),
            new ProgressCount(err, "tried"));
    html.write(() -> RobustnessPage.render(report));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? RobustnessJson.render(report) : RobustnessText.render(report));
    out.flush();
    return ExitCode.OK;
  }
}
