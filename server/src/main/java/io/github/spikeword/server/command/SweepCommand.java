package io.github.spikeword.server.command;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.config.Overrides;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.evaluate.clip.Circumstances;
import io.github.spikeword.trainer.sweep.Sweep;
import io.github.spikeword.trainer.sweep.SweepConsole;
import io.github.spikeword.trainer.sweep.SweepFiles;
import io.github.spikeword.trainer.sweep.SweepOutcome;
import io.github.spikeword.trainer.sweep.SweepPlan;
import io.github.spikeword.trainer.sweep.SweepRenderings;
import io.github.spikeword.trainer.sweep.SweepTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spikeword sweep}: many runs side by side and one table of them. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Train seeds, folds and variants side by side, one run a thread, and compare them.",
      "Started again with the same --out, it takes finished runs as they are and continues the"
          + " others. Ctrl-C ends every running epoch and keeps it."
    })
public final class SweepCommand implements Callable<Integer> {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");
  private static final long MOST_SEEDS = 1000;

  /** Seed of chips and noise: one for all runs, so that they are judged alike. */
  private static final long EVALUATION_SEED = 1;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  @Mixin private final TrainingOptions options = new TrainingOptions();

  @Option(
      names = "--seeds",
      defaultValue = "1-5",
      split = ",",
      paramLabel = "N[-M]",
      description = "Seeds, for example 1-5 or 1,3,7 (default: 1-5).")
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private List<String> seeds;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Cross-validate: so many speaker-disjoint folds validate in turn.")
  private @Nullable Integer folds;

  @Option(
      names = "--rotate",
      description = {
        "With --folds: judge every seed on one fold only, the first on the first, the second on the",
        "second and so on: as many folds, a fraction of the runs."
      })
  private boolean rotate;

  @Option(
      names = "--variants",
      paramLabel = "FILE",
      description = "YAML: names, and below each the settings in which it differs.")
  private @Nullable Path variants;

  @Mixin private final CircumstancesOption circumstances = new CircumstancesOption();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    SweepPlan plan = plan();
    Circumstances asked = circumstances.circumstances(EVALUATION_SEED);
    StopSignal stop = new StopSignal(err, "Every running epoch is finished and kept first.");
    SweepConsole console = new SweepConsole(err, plan.runs().size());
    Sweep sweep = new Sweep(plan, options.data(), options.out(), options.cache(), asked, console);
    stop.catchSignals();
    List<SweepOutcome> outcomes;
    try {
      outcomes = sweep.run(options.threads(), stop);
    } finally {
      stop.releaseSignals();
    }
    SweepTable table = SweepTable.of(plan, outcomes);
    SweepFiles.write(table, options.out());
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? SweepRenderings.json(table) : SweepRenderings.markdown(table));
    out.flush();
    if (stop.getAsBoolean()) {
      err.println("Stopped. Start the same command again to continue.");
      return ExitCode.INTERRUPTED;
    }
    return outcomes.stream().allMatch(o -> o.result().isPresent()) ? ExitCode.OK : ExitCode.FAILED;
  }

  private SweepPlan plan() {
    TrainSettings settings = options.settings(Optional.empty());
    if (folds != null && folds < 2) {
      throw new ParameterException(
          spec.commandLine(), "--folds must be at least 2, found " + folds);
    }
    if (settings.stream().isPresent() && folds != null) {
      throw new UserError(
          "Training on recordings uses the official partition; it cannot be cross-validated."
              + " Leave --folds out.");
    }
    if (rotate && folds == null) {
      throw new ParameterException(spec.commandLine(), "--rotate needs --folds");
    }
    return SweepPlan.of(
        settings,
        variants == null ? Map.of() : Overrides.readVariants(variants),
        seeds(),
        Optional.ofNullable(folds).map(count -> new SweepPlan.Folds(count, rotate)));
  }

  private List<Long> seeds() {
    List<Long> all = new ArrayList<>();
    for (String text : seeds) {
      Matcher range = RANGE.matcher(text.strip());
      if (!range.matches()) {
        throw new ParameterException(
            spec.commandLine(), "--seeds takes numbers and ranges like 1-5, found '" + text + "'");
      }
      long from = Long.parseLong(range.group(1));
      long to = range.group(2) == null ? from : Long.parseLong(range.group(2));
      if (to < from || to - from >= MOST_SEEDS) {
        throw new ParameterException(
            spec.commandLine(),
            "--seeds takes ascending ranges of at most " + MOST_SEEDS + ", found '" + text + "'");
      }
      for (long seed = from; seed <= to; seed++) {
        all.add(seed);
      }
    }
    return all;
  }
}
