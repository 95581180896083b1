package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.label.LabelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds labelled recordings on disk. */
public final class LabelledFolder {

  private static final String NO_CONDITION = "recordings";

  private LabelledFolder() {}

  /**
   * The recordings of a label file, or of all label files in a folder and its sub-folders, by path.
   * The condition of a recording is the name of the sub-folder that it lies in.
   *
   * @param manifest a label file or a folder
   * @throws UserError if there is none
   */
  public static List<LabelledRecording> recordings(Path manifest) {
    if (!Files.exists(manifest)) {
      throw new UserError(
          manifest
              + ": There is no such file or folder. Name a label file (*"
              + LabelFile.SUFFIX
              + ") or a folder of them; 'spikeword compose' makes some.");
    }
    if (!Files.isDirectory(manifest)) {
      return List.of(LabelledRecording.file(name(manifest), NO_CONDITION, manifest));
    }
    try (Stream<Path> files = Files.walk(manifest)) {
      List<LabelledRecording> recordings =
          files
              .filter(file -> String.valueOf(file.getFileName()).endsWith(LabelFile.SUFFIX))
              .sorted()
              .map(file -> recording(manifest, file))
              .toList();
      if (recordings.isEmpty()) {
        throw new UserError(
            "The folder "
                + manifest
                + " holds no label file (*"
                + LabelFile.SUFFIX
                + "). Compose recordings with 'spikeword compose', or label some; see"
                + " docs/labels.md.");
      }
      return recordings;
    } catch (IOException e) {
      throw unreadable(manifest, e);
    } catch (UncheckedIOException e) { // what a walk throws once it has begun
      throw unreadable(manifest, Objects.requireNonNull(e.getCause()));
    }
  }

  private static UserError unreadable(Path folder, IOException e) {
    return new UserError(
        "The folder " + folder + " cannot be read (" + e + "). Check its permissions.", e);
  }

  private static LabelledRecording recording(Path root, Path file) {
    Path folder = root.relativize(file).getParent();
    return folder == null
        ? LabelledRecording.file(name(file), NO_CONDITION, file)
        : LabelledRecording.file(folder + "/" + name(file), folder.toString(), file);
  }

  /** The file's name without its ending. */
  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(LabelFile.SUFFIX)
        ? name.substring(0, name.length() - LabelFile.SUFFIX.length())
        : name;
  }
}
