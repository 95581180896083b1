package io.github.spikeword.server.command;

import io.github.spikeword.trainer.evaluate.stream.FalseAcceptBudget;
import io.github.spikeword.trainer.parallel.ParallelMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that choose thresholds on recordings. */
public final class StreamOptions {

  @Option(
      names = "--speech-budget",
      paramLabel = "N",
      defaultValue = "1",
      description = "False accepts of a word allowed in an hour of speech (default: 1).")
  private double speech = 1;

  @Option(
      names = "--words-budget",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many of 100 other words may be taken for a word (default: 1).")
  private double words = 1;

  @Option(
      names = "--else-budget",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "False accepts of a word allowed in an hour of music, noise and silence (default: 0).")
  private double otherwise;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many recordings are heard at a time (default: one a processor). Results do not"
              + " depend on it.")
  private @Nullable Integer threads;

  /**
   * What the user allows.
   *
   * @throws IllegalArgumentException if it is negative
   */
  FalseAcceptBudget budget() {
    return new FalseAcceptBudget(speech, words, otherwise);
  }

  /** How many threads work. */
  int threads() {
    return threads == null ? ParallelMap.allProcessors() : threads;
  }

  /** What is wrong with the options, or nothing. */
  String complaint() {
    if (speech < 0 || words < 0 || otherwise < 0) {
      return "A budget must not be negative";
    }
    return threads() < 1 ? "--threads must be positive, found " + threads() : "";
  }
}
