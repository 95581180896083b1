package io.github.spikeword.server.command;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.BundleWriter;
import io.github.spikeword.trainer.corpus.Partition;
import io.github.spikeword.trainer.evaluate.TrainedOn;
import io.github.spikeword.trainer.evaluate.clip.Circumstances;
import io.github.spikeword.trainer.evaluate.clip.ClipAssessment;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.evaluate.clip.ClipReportJson;
import io.github.spikeword.trainer.evaluate.clip.ClipReportText;
import io.github.spikeword.trainer.evaluate.clip.ClipRequest;
import io.github.spikeword.trainer.report.ClipEvaluationPage;
import io.github.spikeword.trainer.tune.Evidence;
import io.github.spikeword.trainer.tune.Repeats;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  @Mixin private final CircumstancesOption circumstances = new CircumstancesOption();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of chips and noise (default: 1).")
  private long seed;

  @Mixin private final HtmlOption html = new HtmlOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write the model with these figures in its manifest and its card; a bundle that is there"
              + " is replaced.")
  private @Nullable Path out;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description =
          "With --out: add what a sweep over the model's settings gave, its table.json;"
              + " repeatable.")
  private List<Path> tables = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    Circumstances asked = circumstances.circumstances(seed);
    if (out == null && !tables.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--table needs --out");
    }
    Bundle bundle = model.read().bundle();
    List<Map<String, Object>> repeats =
        tables.stream().map(table -> Repeats.read(table, bundle.name())).toList();
    ClipRequest request =
        new ClipRequest(bundle, corpus.data(), partition, corpus.threads(), asked);
    PrintWriter err = spec.commandLine().getErr();
    TrainedOn.of(bundle).caution().ifPresent(err::println);
    ClipReport report = ClipAssessment.run(request, new ProgressCount(err, "evaluated"));
    html.write(() -> ClipEvaluationPage.render(report, bundle.network()));
    if (out != null) {
      BundleWriter.write(Evidence.apply(bundle, report, repeats), out);
      err.println("Wrote " + out + " with these figures.");
    }
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      report.broken().forEach(broken -> err.println("skipped: " + broken.reason()));
    }
    print.print(json ? ClipReportJson.render(report) : ClipReportText.render(report));
    print.flush();
    return ExitCode.OK;
  }
}
