package io.github.spikeword.server.command;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.corpus.Partition;
import io.github.spikeword.trainer.evaluate.clip.ClipAssessment;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.evaluate.clip.ClipReportJson;
import io.github.spikeword.trainer.evaluate.clip.ClipReportText;
import io.github.spikeword.trainer.evaluate.clip.ClipRequest;
import io.github.spikeword.trainer.report.ClipEvaluationPage;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spikeword evaluate}: how many clips of a corpus does a model take for the right word? */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Judge a model on the clips of a corpus.")
public final class EvaluateCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Mixin private final ModelOption model = new ModelOption();

  @Mixin private final CorpusOptions corpus = new CorpusOptions();

  @Option(
      names = "--partition",
      defaultValue = "validation",
      description = "Whose clips: training, validation or testing (default: validation).")
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private Partition partition;

  @Option(
      names = "--chips",
      paramLabel = "N",
      description = "Judge on so many mismatched chips too.")
  private int chips;

  @Option(
      names = "--mismatch",
      paramLabel = "SPREAD",
      defaultValue = "0.1",
      description =
          "Relative spread of leaks on these chips; thresholds spread a fifth of it (default: 0.1).")
  private double mismatch;

  @Option(names = "--noise", description = "Judge under noise at 20, 10, 5 and 0 dB too.")
  private boolean noise;

  @Option(
      names = "--snr",
      paramLabel = "DB",
      split = ",",
      description = "Judge under noise at these signal-to-noise ratios too.")
  private @Nullable List<Double> snr;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of chips and noise (default: 1).")
  private long seed;

  @Mixin private final HtmlOption html = new HtmlOption();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    requireSense();
    Bundle bundle = model.read().bundle();
    ClipRequest request =
        new ClipRequest(
            bundle,
            corpus.data(),
            partition,
            corpus.threads(),
            seed,
            chips,
            mismatch,
            noiseLevels());
    PrintWriter err = spec.commandLine().getErr();
    ClipReport report = ClipAssessment.run(request, new ProgressCount(err, "evaluated"));
    html.write(() -> ClipEvaluationPage.render(report, bundle.network()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      report.results().broken().forEach(broken -> err.println("skipped: " + broken.reason()));
    }
    out.print(json ? ClipReportJson.render(report) : ClipReportText.render(report));
    out.flush();
    return ExitCode.OK;
  }

  private List<Double> noiseLevels() {
    if (snr != null) {
      return snr;
    }
    return noise ? ClipRequest.USUAL_NOISE_LEVELS : List.of();
  }

  private void requireSense() {
    require(chips >= 0, "--chips must not be negative, found " + chips);
    require(mismatch >= 0 && mismatch <= 1, "--mismatch lies in 0 to 1, found " + mismatch);
    for (double level : noiseLevels()) {
      require(level >= -40 && level <= 100, "--snr lies in -40 to 100 dB, found " + level);
    }
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
