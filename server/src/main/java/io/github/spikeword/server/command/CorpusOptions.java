package io.github.spikeword.server.command;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that read the clips of a corpus: where it is, and how many read. */
public final class CorpusOptions {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The corpus: a folder of WORD/*.wav or *.flac, or one that holds it.")
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private Path data;

  @Mixin private final ThreadsOption threads = new ThreadsOption();

  /** The corpus folder. */
  Path data() {
    return data;
  }

  /** How many threads work, from 1. */
  int threads() {
    return threads.count();
  }
}
