package io.github.spikeword.models.onnx;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps ONNX Runtime from killing the process. Release 1.29.0 reads the command line of its process
 * on Linux and dies of a segmentation fault, Java and all, when it is about 4,000 bytes long
 * (measured: 3,960 bytes pass, 4,030 do not).
 */
public final class CommandLineLimit {

  /** Longest command line that ONNX Runtime is started with, bytes; some way below the edge. */
  static final int MOST_BYTES = 3_800;

  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

  /**
   * To be called before anything of ONNX Runtime is.
   *
   * @throws UserError if this process's command line is too long
   */
  public static void check() {
    if (Files.isReadable(COMMAND_LINE)) { // elsewhere than on Linux nothing is known to happen
      try {
        check(Files.readAllBytes(COMMAND_LINE).length);
      } catch (IOException e) {
        throw new UserError("The command line of this process cannot be read: " + COMMAND_LINE, e);
      }
    }
  }

  static void check(int bytes) {
    if (bytes > MOST_BYTES) {
      throw new UserError(
          "Java was started with a command line of "
              + bytes
              + " bytes, and ONNX Runtime crashes at about 4,000; at most "
              + MOST_BYTES
              + " are allowed. Name fewer files, use shorter paths, or put Java's options and its"
              + " class path into the environment variables JDK_JAVA_OPTIONS and CLASSPATH.");
    }
  }

  private CommandLineLimit() {}
}
