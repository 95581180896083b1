package io.github.spikeword.trainer.fetch;

import io.github.spikeword.models.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks a {@code .tar.gz} without trusting it: nothing is written outside the folder, only plain
 * files and folders are made, no file replaces another, and number and size of the files are
 * bounded.
 */
final class Unpacker {

  /**
   * What an archive may hold.
   *
   * @param files number of files
   * @param fileBytes size of one file
   * @param totalBytes size of all files
   */
  record Limits(int files, long fileBytes, long totalBytes) {}

  private static final int BUFFER_BYTES = 1 << 16;

  private final Limits limits;
  private final FetchListener listener;

  Unpacker(Limits limits, FetchListener listener) {
    this.limits = limits;
    this.listener = listener;
  }

  /**
   * Unpacks everything.
   *
   * @param archive the file
   * @param folder an empty folder
   * @return number of files
   * @throws UserError if the archive is damaged or holds what it must not
   */
  int unpack(Path archive, Path folder) {
    int files = 0;
    long total = 0;
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(archive), BUFFER_BYTES);
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                GzipCompressorInputStream.builder()
                    .setInputStream(raw)
                    .setDecompressConcatenated(true)
                    .get())) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        Path place = place(folder, entry);
        if (entry.isDirectory()) {
          Files.createDirectories(place);
          continue;
        }
        requirePlainFile(entry);
        files++;
        if (files > limits.files()) {
          throw refused(entry, "it has more than " + limits.files() + " files");
        }
        total += write(tar, entry, place, limits.totalBytes() - total);
        listener.unpacked(files);
      }
      return files;
    } catch (IOException e) {
      throw new UserError(
          "The archive "
              + archive
              + " cannot be unpacked into "
              + folder
              + ": "
              + e.getMessage()
              + ". Check the free space, or delete the archive and fetch it again.",
          e);
    }
  }

  private long write(InputStream tar, TarArchiveEntry entry, Path place, long room)
      throws IOException {
    Files.createDirectories(place.getParent());
    long most = Math.min(limits.fileBytes(), room);
    long written = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW)) {
      int read;
      while ((read = tar.read(buffer)) >= 0) {
        written += read;
        if (written > most) {
          throw refused(entry, "it is larger than a corpus can be");
        }
        out.write(buffer, 0, read);
      }
    }
    return written;
  }

  private static Path place(Path folder, TarArchiveEntry entry) {
    String name = entry.getName();
    try {
      Path place = folder.resolve(name).normalize();
      if (!place.startsWith(folder.normalize()) || name.contains("\\")) {
        throw refused(entry, "it would lie outside the folder");
      }
      return place;
    } catch (InvalidPathException e) {
      throw refused(entry, "its name is impossible on this system");
    }
  }

  private static void requirePlainFile(TarArchiveEntry entry) {
    byte type = entry.getLinkFlag();
    if (type != TarConstants.LF_NORMAL && type != TarConstants.LF_OLDNORM) {
      throw refused(entry, "it is a link or a device, no plain file");
    }
  }

  private static UserError refused(TarArchiveEntry entry, String reason) {
    return new UserError(
        "The archive is not unpacked because of its entry '"
            + entry.getName().replaceAll("\\p{Cntrl}", "?")
            + "': "
            + reason
            + ". Do not trust this archive.");
  }
}
