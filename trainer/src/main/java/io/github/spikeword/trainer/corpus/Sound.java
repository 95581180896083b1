package io.github.spikeword.trainer.corpus;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A recording that holds no word of the corpus: material for backgrounds and for false-accept
 * measurements.
 *
 * @param kind what is heard
 * @param source folder it comes from, directly below the kind's folder or the noise folder itself
 * @param path the sound file
 */
public record Sound(Kind kind, String source, Path path) {

  /** What is heard. */
  public enum Kind {
    SPEECH,
    NOISE,
    MUSIC;

    /** Folder name below {@code negatives}, and name in reports. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
