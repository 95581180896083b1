package io.github.spikeword.server.command;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a command was asked for. */
final class TextFile {

  /**
   * Writes the file whole or not at all.
   *
   * @throws UserError if it cannot be written
   */
  static void write(Path file, String text) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UserError(
          "The file " + file + " cannot be written: its folder does not exist. Make it first.");
    }
    try {
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserError(
          "The file "
              + file
              + " cannot be written ("
              + e.getMessage()
              + "). Check rights and space.",
          e);
    }
  }

  private TextFile() {}
}
