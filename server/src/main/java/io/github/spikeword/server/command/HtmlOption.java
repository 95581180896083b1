package io.github.spikeword.server.command;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --html} of commands that report. */
public final class HtmlOption {

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with pictures too; it needs no network to be read.")
  private @Nullable Path file;

  /**
   * Writes the page if it was asked for.
   *
   * @throws UserError if the file cannot be written
   */
  void write(Supplier<String> page) {
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file, page.get());
    } catch (IOException e) {
      throw new UserError(
          "The page " + file + " cannot be written (" + e + "). Check folder, rights and space.",
          e);
    }
  }
}
