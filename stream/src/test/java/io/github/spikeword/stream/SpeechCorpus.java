package io.github.spikeword.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Real speech for tests that want it: the folder named by the property {@code spikeword.data} or
 * the environment's {@code SPIKEWORD_DATA}, else {@code shared/data} next to the project.
 */
public final class SpeechCorpus {

  private SpeechCorpus() {}

  /** The first clips of a word; skips the test where the corpus is absent. */
  public static List<Path> clips(String word, int count) throws IOException {
    String named = System.getProperty("spikeword.data", System.getenv("SPIKEWORD_DATA"));
    Path corpus = named != null ? Path.of(named) : Path.of("..", "..", "shared", "data");
    Path folder = corpus.resolve("speech_commands").resolve(word);
    Assumptions.assumeTrue(
        Files.isDirectory(folder), () -> "No speech at " + folder + ": set SPIKEWORD_DATA.");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().limit(count).toList();
    }
  }
}
