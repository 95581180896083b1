package io.github.spikeword.server.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.github.spikeword.server.testing.Tones;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The system's Chromium, started once for all tests, driven through the system's Node: nothing is
 * downloaded. Its microphone plays {@link #MICROPHONE} from the moment a page opens it.
 */
final class Chromium {

  /** What the fake microphone says, a second each. */
  static final List<String> MICROPHONE = List.of("-", "yes", "no", "-", "yes", "-");

  /** A rate unlike the model's, as real microphones have it. */
  private static final int MICROPHONE_RATE = 48_000;

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** Playwright's driver refuses older ones, such as Debian 12's. */
  private static final int OLDEST_NODE = 20;

  private Chromium() {}

  /** Why no browser test can run here; empty if they can. */
  static Optional<String> missing() {
    int node = program(List.of("node")).map(Chromium::majorVersion).orElse(0);
    if (node < OLDEST_NODE) {
      return Optional.of(
          "Browser tests need Node.js "
              + OLDEST_NODE
              + " or newer on the path, found "
              + (node == 0 ? "none." : "version " + node + "."));
    }
    return program(NAMES).isEmpty()
        ? Optional.of("Browser tests need Chromium on the path.")
        : Optional.empty();
  }

  /**
   * The running browser.
   *
   * @param lendsMicrophone whether pages that ask for the microphone get it, or are refused
   */
  static Browser browser(boolean lendsMicrophone) {
    return lendsMicrophone ? Lending.BROWSER : Refusing.BROWSER;
  }

  private static final class Driver {
    static final Playwright PLAYWRIGHT = connect();
  }

  private static final class Lending {
    static final Browser BROWSER = launch(Stream.of("--use-fake-ui-for-media-stream"));
  }

  private static final class Refusing {
    static final Browser BROWSER = launch(Stream.of());
  }

  private static Playwright connect() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        program(List.of("node")).orElseThrow().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    return playwright;
  }

  private static Browser launch(Stream<String> further) {
    Stream<String> common =
        Stream.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--use-fake-device-for-media-stream",
            "--use-file-for-fake-audio-capture=" + microphoneFile() + "%noloop");
    return Driver.PLAYWRIGHT
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(program(NAMES).orElseThrow())
                .setHeadless(true)
                .setArgs(Stream.concat(common, further).toList()));
  }

  private static Path microphoneFile() {
    try {
      Path file = Files.createTempFile("spikeword-microphone", ".wav");
      file.toFile().deleteOnExit();
      String[] words = MICROPHONE.toArray(String[]::new);
      Files.write(file, Tones.wav(Tones.speakAt(MICROPHONE_RATE, words), MICROPHONE_RATE));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The 20 of {@code v20.20.2}; 0 if the program does not say. */
  private static int majorVersion(Path node) {
    try {
      Process process = new ProcessBuilder(node.toString(), "--version").start();
      String version =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return version.matches("v\\d{1,4}\\..*")
          ? Integer.parseInt(version.substring(1, version.indexOf('.')))
          : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static Optional<Path> program(List<String> names) {
    List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
    return names.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .flatMap(path -> Stream.of(path, Path.of(path + ".exe")))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
