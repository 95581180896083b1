package io.github.spikeword.server.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A sound server of the tests' own whose only microphone hears what its only loudspeaker plays, in
 * real time. While nothing plays the microphone gives exact zeros.
 */
public final class PulseAudio implements AutoCloseable {

  private static final String SETUP =
      """
      load-module module-native-protocol-unix
      load-module module-null-sink sink_name=virtual rate=16000 channels=1 format=s16le
      set-default-sink virtual
      set-default-source virtual.monitor
      """;

  private final Path folder;
  private Process server;

  private PulseAudio(Path folder, Process server) {
    this.folder = folder;
    this.server = server;
  }

  /** Starts one, or skips the test where there is none to start. */
  public static PulseAudio start(Path folder) throws IOException, InterruptedException {
    assumeTrue(
        isInstalled("pulseaudio") && isInstalled("paplay") && hasPlugin(),
        "skipped: needs pulseaudio, pulseaudio-utils and libasound2-plugins");
    Files.writeString(folder.resolve("pulse.pa"), SETUP);
    Files.createDirectories(folder.resolve("run"));
    PulseAudio pulse = new PulseAudio(folder, run(folder));
    pulse.awaitReady();
    return pulse;
  }

  private static boolean isInstalled(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
  }

  private static boolean hasPlugin() throws IOException {
    Path libraries = Path.of("/usr/lib");
    if (!Files.isDirectory(libraries)) {
      return false;
    }
    try (Stream<Path> folders = Files.list(libraries)) {
      return folders.anyMatch(
          f -> Files.exists(f.resolve("alsa-lib/libasound_module_pcm_pulse.so")));
    }
  }

  private static Process run(Path folder) throws IOException {
    return program(
        folder,
        List.of(
            "pulseaudio",
            "-n",
            "-F",
            folder.resolve("pulse.pa").toString(),
            "--exit-idle-time=-1",
            "--daemonize=no"));
  }

  private static Process program(Path folder, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment(folder));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(command.get(0) + ".log").toFile())
        .start();
  }

  private static Map<String, String> environment(Path folder) {
    return Map.of(
        "XDG_RUNTIME_DIR",
        folder.resolve("run").toString(),
        "HOME",
        folder.toString(),
        "PULSE_LATENCY_MSEC",
        "20");
  }

  private void awaitReady() throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 50; attempt++) {
      Process info = program(folder, List.of("pactl", "info"));
      if (info.waitFor(10, TimeUnit.SECONDS) && info.exitValue() == 0) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    close();
    throw new TestAbortedException(
        "skipped: pulseaudio does not start here: "
            + Files.readString(folder.resolve("pulseaudio.log")));
  }

  /** What a program that is to hear this microphone needs in its environment. */
  public Map<String, String> environment() {
    return environment(folder);
  }

  /** Plays a WAV file and returns when it is over. */
  public void play(Path wav) throws IOException, InterruptedException {
    Process player = program(folder, List.of("paplay", "--latency-msec=20", wav.toString()));
    if (!player.waitFor(60, TimeUnit.SECONDS)) {
      player.destroyForcibly();
    }
  }

  /** Takes the microphone away, as pulling its plug would. */
  public void unplug() throws InterruptedException {
    server.destroyForcibly().waitFor();
  }

  /** Brings it back. */
  public void plugIn() throws IOException, InterruptedException {
    server = run(folder);
    awaitReady();
  }

  @Override
  public void close() {
    server.destroyForcibly();
  }
}
