package io.github.spikeword.server.command;

import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.bench.BenchText;
import io.github.spikeword.trainer.bench.FeatureBench;
import io.github.spikeword.trainer.bench.Machine;
import io.github.spikeword.trainer.bench.TrainingBench;
import io.github.spikeword.trainer.config.Presets;
import io.github.spikeword.trainer.config.TrainSettings;
import io.github.spikeword.trainer.parallel.ParallelMap;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spikeword bench}: how fast is this machine? */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure training, feature extraction or listening on this machine.",
    subcommands = {BenchStreamsCommand.class, BenchSoakCommand.class})
public final class BenchCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  /** Options of both measurements. */
  static final class Effort {
    @Option(
        names = "--threads",
        split = ",",
        paramLabel = "N",
        description = "Numbers of threads to measure (default: 1 and one a processor).")
    private @Nullable List<Integer> threads;

    @Option(
        names = "--repetitions",
        defaultValue = "7",
        paramLabel = "N",
        description = "How often it is measured; the median counts (default: 7).")
    private int repetitions;

    @Option(
        names = "--seconds",
        defaultValue = "2",
        paramLabel = "S",
        description = "Length of a repetition and of the warm-up before (default: 2).")
    private double seconds;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    List<Integer> threads() {
      return threads == null
          ? List.copyOf(new TreeSet<>(List.of(1, ParallelMap.allProcessors())))
          : threads;
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say 'train', 'features', 'streams' or 'soak'");
  }

  /** Clips per second of forward and backward pass and update. */
  @Command(
      name = "train",
      mixinStandardHelpOptions = true,
      description = {
        "Clips per second of forward pass, backward pass and update, 125 steps a clip.",
        "Synthetic clips; weights are set so that neurons fire as often as in real training."
      })
  int train(
      @Option(
              names = "--presets",
              split = ",",
              defaultValue = "tutorial-6,yes-no-clip",
              paramLabel = "NAME",
              description = "Whose networks to train (default: tutorial-6,yes-no-clip).")
          List<String> presets,
      @Option(
              names = "--batches",
              split = ",",
              defaultValue = "16,32",
              paramLabel = "N",
              description = "Clips per update (default: 16,32).")
          List<Integer> batches,
      @Mixin Effort effort) {
    requireSense(effort);
    require(batches.stream().allMatch(b -> b > 0), "--batches must be positive");
    List<TrainingBench.Result> results = new ArrayList<>();
    Machine machine = Machine.here();
    for (String preset : presets) {
      TrainSettings settings = Presets.read(preset);
      TrainingBench bench =
          new TrainingBench(settings, effort.seconds, effort.repetitions, effort.seconds);
      for (int batch : batches) {
        for (int threads : effort.threads()) {
          results.add(bench.run(batch, threads));
        }
      }
    }
    print(effort, machine, BenchText.training(results), results);
    return ExitCode.OK;
  }

  /** Seconds of sound per second of feature extraction. */
  @Command(
      name = "features",
      mixinStandardHelpOptions = true,
      description = "How many times faster than real time features are computed.")
  int features(
      @Option(
              names = "--presets",
              split = ",",
              defaultValue = "tutorial-6,yes-no-clip",
              paramLabel = "NAME",
              description = "Whose features to compute (default: tutorial-6,yes-no-clip).")
          List<String> presets,
      @Mixin Effort effort) {
    requireSense(effort);
    List<FeatureBench.Result> results = new ArrayList<>();
    Machine machine = Machine.here();
    for (String preset : presets) {
      FeatureBench bench =
          new FeatureBench(
              Presets.read(preset).features().settings(),
              effort.seconds,
              effort.repetitions,
              effort.seconds);
      effort.threads().forEach(threads -> results.add(bench.run(threads)));
    }
    print(effort, machine, BenchText.features(results), results);
    return ExitCode.OK;
  }

  private void print(Effort effort, Machine machine, String table, List<?> results) {
    PrintWriter out = spec.commandLine().getOut();
    if (effort.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("machine", machine);
      document.put("results", results);
      out.print(JsonText.write(document));
    } else {
      out.print(BenchText.machine(machine) + table);
    }
    out.flush();
  }

  private void requireSense(Effort effort) {
    require(effort.threads().stream().allMatch(t -> t > 0), "--threads must be positive");
    require(effort.repetitions > 0, "--repetitions must be positive");
    require(effort.seconds > 0, "--seconds must be positive");
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }
}
