package io.github.spikeword.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code spikeword serve} with {@link TestModel}, as a process of its own. */
public final class ServeProcess implements AutoCloseable {

  private final Process process;
  private final URI uri;

  private ServeProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * Starts a server on a free port and waits until it is ready.
   *
   * @param folder where it runs; temporary files go to its folder {@code tmp}
   * @param environment added to this process's
   * @param more further options
   */
  public static ServeProcess start(Path folder, Map<String, String> environment, String... more)
      throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData", // which is a temporary file
                "-Djava.io.tmpdir=" + temporary,
                "io.github.spikeword.server.Main",
                "serve",
                "--port",
                "0",
                "--model",
                "tones"));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    // in the environment, because ONNX Runtime does not survive a long command line
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("SPIKEWORD_BUNDLES", TestModel.sharedFolder().toString());
    builder.environment().putAll(environment);
    Path errors = folder.resolve("err");
    Process process = builder.directory(folder.toFile()).redirectError(errors.toFile()).start();
    // the address is the only line that it prints there
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String address = out.readLine();
    assertThat(address).as(Files.readString(errors)).startsWith("http://");
    return new ServeProcess(process, URI.create(address));
  }

  /** Where it is reached. */
  public URI uri() {
    return uri;
  }

  /** Tells it to stop as a service manager would: SIGTERM. */
  public void stop() {
    process.destroy();
  }

  /** The exit code. */
  public int exitCode() throws InterruptedException {
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("the server has ended").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
