package io.github.spikeword.server.command;

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
   * @throws io.github.spikeword.models.UserError if the file cannot be written
   */
  void write(Supplier<String> page) {
    if (file != null) {
      TextFile.write(file, page.get());
    }
  }
}
