package io.github.spikeword.server.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a script of {@code models/} on an empty data folder, with a launcher that only writes down
 * what it is told, to the file that its variable LOG names.
 */
final class ScriptSandbox {

  private final Path folder;
  private final String script;
  private final Path out;

  /**
   * @param script its name in {@code models/}
   * @param out where the script is to put its results
   * @param launcher text of the launcher, a shell script
   */
  ScriptSandbox(Path folder, String script, Path out, String launcher) throws IOException {
    this.folder = folder;
    this.script = script;
    this.out = out;
    Files.createDirectories(folder.resolve("data"));
    Path file = Files.writeString(folder.resolve("spikeword"), launcher);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** Runs the script; its exit status. */
  int run(Map<String, String> environment, String... more)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    "sh",
                    ProjectRoot.find().resolve("models").resolve(script).toString(),
                    folder.resolve("data").toString(),
                    out.toString()),
                Stream.of(more))
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("SPIKEWORD", folder.resolve("spikeword").toString());
    builder.environment().put("LOG", log().toString());
    builder.redirectErrorStream(true).redirectOutput(new File(folder.toFile(), "output"));
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** What the launcher was told, a line a call. */
  Path log() {
    return folder.resolve("log");
  }

  /** The commands of these calls. */
  List<String> commands() throws IOException {
    return Files.readAllLines(log()).stream().map(line -> line.split(" ")[0]).toList();
  }
}
