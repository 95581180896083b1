package io.github.spikeword.trainer;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where tests find real recordings: property {@code spikeword.data}, else SPIKEWORD_DATA. */
public final class SpeechData {

  private SpeechData() {}

  /** The data folder; skips the calling test with a message when there is none. */
  public static Path require() {
    String named = System.getProperty("spikeword.data", System.getenv("SPIKEWORD_DATA"));
    Path folder = Path.of(named == null ? "../../shared/data" : named);
    Assumptions.assumeTrue(
        Files.isDirectory(folder.resolve("speech_commands")),
        () -> "No speech data at " + folder + "; set SPIKEWORD_DATA to run this test.");
    return folder;
  }
}
