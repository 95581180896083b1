package io.github.spikeword.models.bundle;

import io.github.spikeword.models.UserError;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.stream.Stream;

/**
 * Finds bundles by name or by directory. Names are looked up in folders of bundles first, in order,
 * then among the bundles that ship inside the application.
 */
public final class BundleLocator {

  /** Where shipped bundles lie on the class path. */
  static final String CLASS_PATH_FOLDER = "/bundles/";

  /** A file that is always in {@link #CLASS_PATH_FOLDER} and so tells where that is. */
  private static final String ANCHOR = CLASS_PATH_FOLDER + "README.md";

  private final List<Path> folders;

  /**
   * @param folders folders whose sub-folders are bundles; those that do not exist are passed over
   */
  public BundleLocator(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /**
   * The usual places: the folder named by the environment variable {@code SPIKEWORD_BUNDLES}, if
   * set, then {@code models/bundles} in the working directory, which a checkout has.
   */
  public static BundleLocator standard() {
    List<Path> folders = new ArrayList<>();
    String configured = System.getenv("SPIKEWORD_BUNDLES");
    if (configured != null && !configured.isBlank()) {
      folders.add(Path.of(configured));
    }
    folders.add(Path.of("models", "bundles"));
    return new BundleLocator(folders);
  }

  /** Names of all bundles that can be found, sorted. Whether they are intact shows on reading. */
  public List<String> names() {
    Set<String> names = new TreeSet<>(shippedNames());
    for (Path folder : folders) {
      names.addAll(namesIn(folder));
    }
    return List.copyOf(names);
  }

  /**
   * Reads a bundle.
   *
   * @param nameOrDirectory a name of {@link #names()}, or else the path of a bundle directory; a
   *     path with a separator, such as {@code ./yes-no}, is never taken for a name
   * @throws UserError if there is neither
   * @throws DamagedBundleException if the bundle is incomplete, altered, inconsistent or too new
   */
  public LoadedBundle read(String nameOrDirectory) {
    if (names().contains(nameOrDirectory)) {
      for (Path folder : folders) {
        if (isBundle(folder.resolve(nameOrDirectory))) {
          return BundleReader.read(folder.resolve(nameOrDirectory));
        }
      }
      return BundleReader.read(BundleFiles.ofClassPath(nameOrDirectory));
    }
    Path directory = directory(nameOrDirectory);
    if (Files.isDirectory(directory)) {
      return BundleReader.read(directory);
    }
    throw new UserError(
        "There is no bundle '"
            + nameOrDirectory
            + "'. Known names: "
            + (names().isEmpty() ? "none" : String.join(", ", names()))
            + ". Give one of them, or the path of a directory that holds "
            + BundleFormat.MANIFEST
            + ".");
  }

  private static Path directory(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UserError("'" + text + "' is neither a bundle's name nor a path.", e);
    }
  }

  private static List<String> namesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(BundleLocator::isBundle)
          .map(path -> String.valueOf(path.getFileName()))
          .toList();
    } catch (IOException e) {
      throw new UserError("The folder of bundles " + folder + " cannot be read (" + e + ").", e);
    }
  }

  private static boolean isBundle(Path directory) {
    return Files.isRegularFile(directory.resolve(BundleFormat.MANIFEST));
  }

  private static List<String> shippedNames() {
    URL anchor = BundleLocator.class.getResource(ANCHOR);
    if (anchor == null) {
      return List.of();
    }
    try {
      if (anchor.openConnection() instanceof JarURLConnection connection) {
        try (Stream<JarEntry> entries = connection.getJarFile().stream()) {
          return entries.flatMap(entry -> shippedName(entry.getName())).toList();
        }
      }
      Path folder = Path.of(anchor.toURI()).getParent();
      return folder == null ? List.of() : namesIn(folder);
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("The application's own bundles cannot be listed.", e);
    }
  }

  /** The bundle whose manifest a jar entry is, if it is one. */
  private static Stream<String> shippedName(String entry) {
    String prefix = CLASS_PATH_FOLDER.substring(1);
    String suffix = "/" + BundleFormat.MANIFEST;
    return entry.startsWith(prefix) && entry.endsWith(suffix)
        ? Stream.of(entry.substring(prefix.length(), entry.length() - suffix.length()))
        : Stream.empty();
  }
}
