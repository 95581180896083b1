package io.github.spikeword.server.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The text files of the project as they are committed: no build output, no runs, no downloads. */
final class SourceTree {

  private static final Set<String> SKIPPED_FOLDERS =
      Set.of(".git", ".idea", ".vscode", "target", "runs", "node_modules");

  private static final Set<String> TEXT =
      Set.of(
          "java",
          "xml",
          "md",
          "js",
          "mjs",
          "css",
          "html",
          "json",
          "yml",
          "yaml",
          "properties",
          "sh",
          "cmd",
          "py");

  private final Path root;
  private final List<Path> files = new ArrayList<>();

  /** Lists the files of the project that the tests belong to. */
  SourceTree() {
    root = ProjectRoot.find();
    try {
      Files.walkFileTree(root, new Collector());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the project's files in " + root + ".", e);
    }
    files.sort(null);
  }

  /** All text files whose name ends in one of the given extensions, by path. */
  List<Path> withExtension(String... extensions) {
    Set<String> wanted = Set.of(extensions);
    return files.stream().filter(file -> wanted.contains(extension(file))).toList();
  }

  /** All text files, by path. */
  List<Path> all() {
    return List.copyOf(files);
  }

  /** The lines of a file. */
  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + " as UTF-8 text.", e);
    }
  }

  /** The file's path from the project's folder, with slashes. */
  String name(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private final class Collector extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return SKIPPED_FOLDERS.contains(folder.getFileName().toString()) && !folder.equals(root)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && TEXT.contains(extension(file))) {
        files.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
