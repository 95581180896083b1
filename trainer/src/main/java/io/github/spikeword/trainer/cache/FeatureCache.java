package io.github.spikeword.trainer.cache;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.corpus.SoundReader;
import io.github.spikeword.trainer.parallel.Progress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder of features that were computed before. Files are named after everything their content
 * depends on ({@link FeatureKey}), so nothing in it can be out of date and the folder may be
 * deleted at any time. Several processes may share it: a file appears whole or not at all.
 *
 * <p>The cache never stops the work: a damaged file is computed anew, a full disk only costs the
 * next run its time, and both are told.
 */
public final class FeatureCache {

  private static final String SUFFIX = ".features";
  private static final String UNFINISHED = ".part";
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final Path folder;
  private final SoundReader reader;
  private final int threads;
  private final Consumer<String> notices;

  /**
   * @param folder where the files are kept; made when needed
   * @param reader how sound files are read
   * @param threads how many threads compute
   * @param notices hears, in sentences, about damage, and about features that could not be kept
   */
  public FeatureCache(Path folder, SoundReader reader, int threads, Consumer<String> notices) {
    this.folder = folder;
    this.reader = reader;
    this.threads = threads;
    this.notices = notices;
  }

  /** The default folder: {@code spikeword/features} where this system keeps caches of a user. */
  public static Path defaultFolder() {
    String named = System.getenv("XDG_CACHE_HOME");
    Path caches =
        named == null || named.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(named);
    return caches.resolve("spikeword").resolve("features");
  }

  /**
   * The features asked for, from disk or computed now.
   *
   * @param progress hears every clip that is computed; nothing when they come from disk
   * @throws UserError if no clip can be read or a file has gone
   */
  public FeatureSet features(FeatureRequest request, Progress progress) {
    Path file = folder.resolve(FeatureKey.of(request) + SUFFIX);
    Optional<FeatureSet> kept = read(file, request);
    if (kept.isPresent()) {
      return kept.get();
    }
    FeatureSet computed = new FeatureExtraction(request, reader, threads).run(progress);
    keep(file, computed);
    return computed;
  }

  private Optional<FeatureSet> read(Path file, FeatureRequest request) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(FeatureFile.read(file, request));
    } catch (FeatureFile.DamagedException | IOException e) {
      notices.accept(
          "The cached features "
              + file
              + " cannot be used ("
              + e.getMessage()
              + "); they are computed again.");
      return Optional.empty();
    }
  }

  private void keep(Path file, FeatureSet set) {
    Path part = null;
    try {
      Files.createDirectories(folder);
      deleteAbandoned();
      part = Files.createTempFile(folder, "writing-", UNFINISHED);
      FeatureFile.write(part, set);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      notices.accept(
          "The features could not be kept in "
              + folder
              + " ("
              + e.getMessage()
              + "); the next run computes them again. Free some space or name another folder.");
      deleteQuietly(part);
    }
  }

  /** Files that a killed process left half-written; one that is gone by now was not left. */
  private void deleteAbandoned() throws IOException {
    Instant limit = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
      for (Path part : parts) {
        try {
          if (Files.getLastModifiedTime(part).toInstant().isBefore(limit)) {
            Files.deleteIfExists(part);
          }
        } catch (NoSuchFileException e) {
          // whoever wrote it has finished it meanwhile
        }
      }
    }
  }

  private void deleteQuietly(@org.jspecify.annotations.Nullable Path part) {
    if (part != null) {
      try {
        Files.deleteIfExists(part);
      } catch (IOException e) {
        notices.accept("The unfinished file " + part + " could not be deleted: " + e.getMessage());
      }
    }
  }
}
