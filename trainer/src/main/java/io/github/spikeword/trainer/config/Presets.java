package io.github.spikeword.trainer.config;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.corpus.Spelling;
import java.util.List;

/** The configurations that ship with the trainer: the tutorial's and those of our bundles. */
public final class Presets {

  private static final List<String> NAMES =
      List.of("yes-no", "yes-no-clip", "eight-words", "tutorial-6", "tutorial-6-best");

  /** Names of all presets. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A preset's settings.
   *
   * @throws UserError if there is none of that name
   */
  public static TrainSettings read(String name) {
    return SettingsFile.readPreset(require(name));
  }

  static String require(String name) {
    if (!NAMES.contains(name)) {
      throw new UserError(
          "There is no preset '"
              + name
              + "'. "
              + Spelling.nearest(name, NAMES).map(n -> "Did you mean '" + n + "'? ").orElse("")
              + "Presets: "
              + String.join(", ", NAMES)
              + ".");
    }
    return name;
  }

  private Presets() {}
}
