package io.github.spikeword.server.project;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that holds the whole project, wherever the tests were started. */
final class ProjectRoot {

  /** The nearest folder, from the current one upwards, that holds the launcher. */
  static Path find() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("spikeword"))) {
        return folder;
      }
    }
    throw new IllegalStateException(
        "No folder above " + start + " holds the launcher 'spikeword'.");
  }

  private ProjectRoot() {}
}
