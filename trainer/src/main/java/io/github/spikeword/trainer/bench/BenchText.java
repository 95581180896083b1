package io.github.spikeword.trainer.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Benchmark results as lines for people. */
public final class BenchText {

  /** The machine, on two lines. */
  public static String machine(Machine machine) {
    return String.format(
        Locale.ROOT,
        "%s, %d processors in use, %s%n%s, heap up to %d MB, load average %.1f%n",
        machine.processor(),
        machine.processors(),
        machine.system(),
        machine.java(),
        machine.maxHeapMegabytes(),
        machine.load());
  }

  /** A table of training figures. */
  public static String training(List<TrainingBench.Result> results) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-12s %5s %7s %9s %17s %13s  %s%n",
            "network",
            "batch",
            "threads",
            "clips/s",
            "slowest..fastest",
            "clips/CPU-s",
            "firing rates, front end first"));
    for (TrainingBench.Result result : results) {
      Timing clips = result.clips();
      text.append(
          String.format(
              Locale.ROOT,
              "%-12s %5d %7d %9.0f %8.0f..%-7.0f %13.0f  %s%n",
              result.network(),
              result.batchSize(),
              result.threads(),
              clips.perSecond(),
              clips.slowest(),
              clips.fastest(),
              clips.perProcessorSecond(),
              result.rates().stream()
                  .map(rate -> String.format(Locale.ROOT, "%.1f %%", 100 * rate))
                  .collect(Collectors.joining(", "))));
    }
    return text.toString();
  }

  /** A table of feature figures. */
  public static String features(List<FeatureBench.Result> results) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-28s %7s %13s %19s%n",
            "features",
            "threads",
            "x real time",
            "x real time a core"));
    for (FeatureBench.Result result : results) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-28s %7d %13.0f %19.0f%n",
              result.features(),
              result.threads(),
              result.realTime().perSecond(),
              result.realTime().perProcessorSecond()));
    }
    return text.toString();
  }

  private BenchText() {}
}
