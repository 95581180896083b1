package io.github.spikeword.server.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A copy of the launcher in a folder of its own, with a small source tree, a build that only lays
 * the jar, and a {@code PATH} that holds nothing but what the script may use.
 */
final class LauncherSandbox {

  /** What a run printed and how it ended. */
  record Outcome(int exitCode, List<String> out, List<String> err) {}

  private static final List<String> UTILITIES =
      List.of("dirname", "find", "head", "ln", "mkdir", "readlink", "rm", "sed", "sleep");

  /** The shell command of a build that succeeds. */
  static final String LAY_THE_JAR =
      "mkdir -p server/target/distribution/lib"
          + " && : >server/target/distribution/lib/spikeword-server-0.1.0.jar";

  private final Path root;
  private final Path bin;
  private final Path workingFolder;
  private final Map<String, String> environment = new HashMap<>();

  /**
   * Lays the folders.
   *
   * @param folder an empty folder
   */
  LauncherSandbox(Path folder) throws IOException {
    root = Files.createDirectories(folder.resolve("the project"));
    bin = Files.createDirectories(folder.resolve("bin"));
    workingFolder = Files.createDirectories(folder.resolve("elsewhere"));
    for (String utility : UTILITIES) {
      writeTool(bin.resolve(utility), "exec " + whereIs(utility) + " \"$@\"");
    }
    Files.copy(ProjectRoot.find().resolve("spikeword"), script());
    setExecutable(script());
    source("pom.xml");
    source("server/pom.xml");
    source("server/src/main/java/Main.java");
    source("models/bundles/yes-no/manifest.json");
    source("server/src/test/java/MainTest.java");
    buildWith("echo noise on standard output", LAY_THE_JAR);
  }

  private static Path whereIs(String utility) {
    for (String folder : List.of("/usr/bin", "/bin")) {
      Path candidate = Path.of(folder, utility);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException("The launcher needs '" + utility + "', which is not here.");
  }

  /** The script itself. */
  Path script() {
    return root.resolve("spikeword");
  }

  /** The folder that holds the script and the sources. */
  Path root() {
    return root;
  }

  /** The folder that runs start in, outside of the project. */
  Path workingFolder() {
    return workingFolder;
  }

  /** The lock that a building launcher holds. */
  Path lock() {
    return root.resolve("target/launcher.lock");
  }

  /** Writes a source file, a minute older than now. */
  void source(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "source");
    FileTime past = FileTime.from(Instant.now().minusSeconds(60));
    for (Path p = file; !p.equals(root); p = p.getParent()) {
      Files.setLastModifiedTime(p, past);
    }
  }

  /** Changes a source file after whatever was built before. */
  void change(String path) throws IOException {
    Files.setLastModifiedTime(root.resolve(path), FileTime.from(Instant.now().plusSeconds(5)));
  }

  /** Replaces the build by shell commands, run in the project's root; each run is counted. */
  void buildWith(String... commands) throws IOException {
    Path wrapper = root.resolve("mvnw");
    List<String> lines = new ArrayList<>(List.of("#!/bin/sh", "echo \"$*\" >>builds"));
    lines.addAll(List.of(commands));
    Files.write(wrapper, lines);
    setExecutable(wrapper);
  }

  /** The options of every build so far. */
  List<String> builds() throws IOException {
    Path log = root.resolve("builds");
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  /**
   * Installs a Java in the {@code PATH} that answers its version and otherwise prints its working
   * folder and its arguments, one a line, and ends with code 3.
   */
  void installJava(String version) throws IOException {
    writeJava(bin, version);
    writeTool(bin.resolve("javac"), ":");
  }

  /** As {@link #installJava}, without a compiler. */
  void installRuntimeOnly(String version) throws IOException {
    writeJava(bin, version);
  }

  /** As {@link #installJava}, in a Java home of its own. */
  Path createJavaHome(String version) throws IOException {
    Path home = Files.createDirectories(root.resolveSibling("java home"));
    Path folder = Files.createDirectories(home.resolve("bin"));
    writeJava(folder, version);
    writeTool(folder.resolve("javac"), ":");
    return home;
  }

  private static void writeJava(Path folder, String version) throws IOException {
    writeTool(
        folder.resolve("java"),
        "if [ \"$1\" = -version ]; then",
        "  echo 'Picked up _JAVA_OPTIONS: -Dsome.version=1' >&2",
        "  echo 'openjdk version \"" + version + "\" 2025-01-01' >&2",
        "  exit 0",
        "fi",
        "pwd",
        "printf '%s\\n' \"$@\"",
        "exit 3");
  }

  private static void writeTool(Path file, String... commands) throws IOException {
    List<String> lines = new ArrayList<>(List.of("#!/bin/sh"));
    lines.addAll(List.of(commands));
    Files.write(file, lines);
    setExecutable(file);
  }

  private static void setExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Sets an environment variable for later runs. */
  void environment(String name, String value) {
    environment.put(name, value);
  }

  /** Runs the script and waits for its end. */
  Outcome run(String... arguments) throws IOException {
    return finish(start(script(), arguments));
  }

  /** Starts the script under a given path. */
  Process start(Path command, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(workingFolder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Waits for the end of a started script. */
  static Outcome finish(Process process) {
    try (var out = process.inputReader(StandardCharsets.UTF_8);
        var err = process.errorReader(StandardCharsets.UTF_8)) {
      process.getOutputStream().close();
      List<String> outLines = out.lines().toList();
      List<String> errLines = err.lines().toList();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("The launcher did not end within 30 seconds.");
      }
      return new Outcome(process.exitValue(), outLines, errLines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the launcher ran.", e);
    }
  }
}
