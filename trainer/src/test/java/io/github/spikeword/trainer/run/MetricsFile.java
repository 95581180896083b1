package io.github.spikeword.trainer.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads a run's {@code metrics.csv}. */
final class MetricsFile {

  static List<Double> column(Path run, String name) {
    try {
      List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));
      int column = Arrays.asList(lines.get(0).split(",")).indexOf(name);
      return lines.stream().skip(1).map(line -> Double.valueOf(line.split(",")[column])).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MetricsFile() {}
}
