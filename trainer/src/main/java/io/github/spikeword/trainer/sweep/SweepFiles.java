package io.github.spikeword.trainer.sweep;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a sweep beside its runs: the table in three forms. */
public final class SweepFiles {

  /**
   * Writes {@code table.md}, {@code table.json} and {@code runs.csv}.
   *
   * @throws UserError if the folder cannot be written
   */
  public static void write(SweepTable table, Path folder) {
    RunFolder files = new RunFolder(folder);
    try {
      Files.createDirectories(folder);
      files.writeText("table.md", SweepRenderings.markdown(table));
      files.writeText("table.json", SweepRenderings.json(table));
      files.writeText("runs.csv", SweepRenderings.csv(table));
    } catch (IOException e) {
      throw new UserError(
          "The table cannot be written to "
              + folder
              + ": "
              + e.getMessage()
              + ". Free some space or check its permissions, then start the sweep again.",
          e);
    }
  }

  private SweepFiles() {}
}
