package io.github.spikeword.server.command;

import io.github.spikeword.trainer.parallel.ParallelMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code --threads} of commands that work in parallel. */
public final class ThreadsOption {

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Positive.class,
      description =
          "How many threads work (default: one a processor). Results do not depend on it.")
  private @Nullable Integer threads;

  /** How many threads work, from 1. */
  int count() {
    return threads == null ? ParallelMap.allProcessors() : threads;
  }

  /** Refuses what is not a number from 1 as a mistake of the command line. */
  static final class Positive implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      try {
        int number = Integer.parseInt(text);
        if (number > 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        // the sentence below says what is wrong
      }
      throw new TypeConversionException("expected a number from 1, found '" + text + "'");
    }
  }
}
