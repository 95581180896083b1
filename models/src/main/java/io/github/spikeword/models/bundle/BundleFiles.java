package io.github.spikeword.models.bundle;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a bundle's files, each read once, so that what was checked is what is used.
 *
 * @param place the bundle in messages: its directory, or where it ships
 */
record BundleFiles(String place, Map<String, byte[]> files) {

  /** Gives the content of a file, or nothing when there is no such file. */
  private interface Opener {
    @Nullable InputStream open(String name) throws IOException;
  }

  /**
   * Reads a directory.
   *
   * @throws UserError if there is no such directory
   * @throws DamagedBundleException if a file is missing, too large or unreadable
   */
  static BundleFiles ofDirectory(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new UserError(
          "There is no bundle directory "
              + directory
              + (Files.exists(directory) ? ": it is a file." : ".")
              + " Give the directory that holds "
              + BundleFormat.MANIFEST
              + ".");
    }
    return read(
        directory.toString(),
        name -> {
          Path file = directory.resolve(name);
          return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
        });
  }

  /**
   * Reads a bundle that ships inside the application.
   *
   * @throws DamagedBundleException if a file is missing, too large or unreadable
   */
  static BundleFiles ofClassPath(String name) {
    return read(
        "'" + name + "' of the application",
        file ->
            BundleFiles.class.getResourceAsStream(
                BundleLocator.CLASS_PATH_FOLDER + name + "/" + file));
  }

  /** Bytes of a file. */
  byte[] bytes(String name) {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("A bundle has no file '" + name + "'.");
    }
    return bytes;
  }

  /**
   * Text of a file.
   *
   * @throws DamagedBundleException if the bytes are not UTF-8
   */
  String text(String name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(name))).toString();
    } catch (CharacterCodingException e) {
      throw DamagedBundleException.damaged(place, name, "text in UTF-8", "other bytes");
    }
  }

  private static BundleFiles read(String place, Opener opener) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    readInto(files, place, opener, BundleFormat.MANIFEST);
    readInto(files, place, opener, BundleFormat.CHECKSUMS);
    for (String name : BundleFormat.SUMMED) {
      readInto(files, place, opener, name);
    }
    return new BundleFiles(place, files);
  }

  private static void readInto(
      Map<String, byte[]> files, String place, Opener opener, String name) {
    if (files.containsKey(name)) {
      return;
    }
    try (InputStream in = opener.open(name)) {
      if (in == null) {
        throw DamagedBundleException.damaged(place, name, "a file", "none");
      }
      byte[] bytes = in.readNBytes(BundleFormat.MAX_FILE_BYTES + 1);
      if (bytes.length > BundleFormat.MAX_FILE_BYTES) {
        throw DamagedBundleException.damaged(
            place, name, "at most " + BundleFormat.MAX_FILE_BYTES + " bytes", "more");
      }
      files.put(name, bytes);
    } catch (IOException e) {
      throw DamagedBundleException.unreadable(
          place, name, "it could not be read (" + e.getMessage() + ").", e);
    }
  }
}
