package io.github.spikeword.trainer.fetch;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Fetches a corpus: shows its licence, checks the free space, downloads ({@link Download}),
 * verifies the SHA-256, unpacks ({@link Unpacker}) into a hidden folder and renames that at last,
 * so that the corpus folder is there whole or not at all. Run again after any failure, it goes on
 * with what is already there.
 */
public final class CorpusDownload {

  /** Free space of the disk that holds a folder, bytes. */
  @FunctionalInterface
  public interface FreeSpace {
    long of(Path folder) throws IOException;
  }

  /** Three times what the full corpus has: room for a larger one, an end for a bomb. */
  private static final Unpacker.Limits LIMITS =
      new Unpacker.Limits(300_000, 200_000_000, 12_000_000_000L);

  private final RemoteArchive archive;
  private final DownloadSettings settings;
  private final FreeSpace freeSpace;
  private final FetchListener listener;

  /**
   * A fetch with the disk's own free space.
   *
   * @param archive what to fetch
   * @param settings how patient to be
   * @param listener hears how it goes
   */
  public CorpusDownload(RemoteArchive archive, DownloadSettings settings, FetchListener listener) {
    this(archive, settings, folder -> Files.getFileStore(folder).getUsableSpace(), listener);
  }

  /** A fetch that asks the given function for the free space. */
  public CorpusDownload(
      RemoteArchive archive,
      DownloadSettings settings,
      FreeSpace freeSpace,
      FetchListener listener) {
    this.archive = archive;
    this.settings = settings;
    this.freeSpace = freeSpace;
    this.listener = listener;
  }

  /**
   * Fetches the corpus.
   *
   * @param dataDir the folder that the corpus folder goes into; made when needed
   * @return the corpus folder
   * @throws UserError if there is one already, the disk is too small, the download fails or the
   *     archive is not what it should be; what was received is kept
   */
  public Path fetch(Path dataDir) {
    Path home = dataDir.toAbsolutePath().normalize();
    Path folder = home.resolve(archive.folder());
    Path file = home.resolve(archive.fileName());
    if (Files.exists(folder)) {
      throw thereAlready(folder, file);
    }
    listener.notice(archive.licence());
    try {
      Files.createDirectories(home);
      deleteTree(hidden(folder));
      requireSpace(home, file);
      obtain(file);
      unpack(file, folder);
      Files.delete(file);
      return folder;
    } catch (IOException e) {
      throw new UserError(
          "Fetching "
              + archive.name()
              + " into "
              + dataDir
              + " failed: "
              + e
              + ". Check the folder's rights and free space, then start again.",
          e);
    }
  }

  /** A run that was killed after it moved the corpus into place has left the archive beside it. */
  private static UserError thereAlready(Path folder, Path file) {
    return new UserError(
        "The folder "
            + folder
            + " is there already, nothing is fetched. Use it, delete it, or name another folder."
            + (Files.exists(file)
                ? " If it is complete, the archive " + file + " can be deleted."
                : ""));
  }

  private void requireSpace(Path dataDir, Path file) throws IOException {
    long present = 0;
    for (String suffix : List.of("", ".part")) {
      Path received = file.resolveSibling(file.getFileName() + suffix);
      present += Files.exists(received) ? Files.size(received) : 0;
    }
    long needed = Math.max(0, archive.bytes() - present) + archive.unpackedBytes();
    long free = freeSpace.of(dataDir);
    if (free < needed) {
      throw new UserError(
          String.format(
              Locale.ROOT,
              "%s needs %.1f GB more in %s, but only %.1f GB are free. Free some space or name"
                  + " another folder.",
              archive.name(),
              needed / 1e9,
              dataDir,
              free / 1e9));
    }
  }

  /** The archive at its place and verified, downloaded unless it lies there already. */
  private void obtain(Path file) throws IOException {
    if (Files.exists(file)) {
      if (sha256(file).equals(archive.sha256())) {
        listener.notice("The archive " + file + " is there already and intact.");
        return;
      }
      listener.notice("The archive " + file + " is damaged; it is downloaded again.");
      Files.delete(file);
    }
    Download download = new Download(archive, file, settings, listener);
    boolean resumed = download.run();
    String found = sha256(download.part());
    if (!found.equals(archive.sha256()) && resumed) {
      listener.notice("The pieces do not fit together; the archive is downloaded as a whole.");
      download.discard();
      download.run();
      found = sha256(download.part());
    }
    if (!found.equals(archive.sha256())) {
      download.discard();
      throw new UserError(
          "The file from "
              + archive.address()
              + " is not the one expected: its SHA-256 is "
              + found
              + ", not "
              + archive.sha256()
              + ". It was deleted. Try again, and check your network's proxy if it happens again.");
    }
    Files.move(download.part(), file, StandardCopyOption.ATOMIC_MOVE);
    download.discard();
  }

  private void unpack(Path file, Path folder) throws IOException {
    Path hidden = hidden(folder);
    Files.createDirectory(hidden);
    listener.notice("The archive is intact and is unpacked.");
    try {
      new Unpacker(LIMITS, listener).unpack(file, hidden);
      Files.move(hidden, folder, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      deleteTree(hidden);
    }
  }

  /** Where a corpus is unpacked before it has its own name. */
  private static Path hidden(Path folder) {
    return folder.resolveSibling("." + folder.getFileName() + ".unpacking");
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> below = Files.walk(folder)) {
      all = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] buffer = new byte[1 << 16];
        while (in.read(buffer) >= 0) {
          // reading is digesting
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
