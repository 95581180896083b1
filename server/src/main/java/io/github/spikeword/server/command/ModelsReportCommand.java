package io.github.spikeword.server.command;

import io.github.spikeword.trainer.report.models.ModelsDocument;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeword models-report}: the document on the models, from what was measured. */
@Command(
    name = "models-report",
    mixinStandardHelpOptions = true,
    description = "Write the document on the models from the results of models/make-models.sh.")
public final class ModelsReportCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Option(
      names = "--results",
      required = true,
      paramLabel = "DIR",
      description = "The work folder of make-models.sh: a folder for each model.")
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private Path results;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The document, Markdown.")
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private Path out;

  @Option(
      names = "--pictures",
      paramLabel = "FOLDER",
      defaultValue = "images",
      description = "Where placement-NAME.svg lie, seen from the document (default: images).")
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private String pictures;

  @Override
  public Integer call() {
    TextFile.write(out, ModelsDocument.render(results, pictures));
    PrintWriter err = spec.commandLine().getErr();
    err.println("Wrote " + out + ".");
    return ExitCode.OK;
  }
}
