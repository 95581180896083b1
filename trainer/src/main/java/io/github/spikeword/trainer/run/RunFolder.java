package io.github.spikeword.trainer.run;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The folder of a run: settings, environment, metrics, checkpoint, bundle. Every file is written
 * whole or not at all, except metrics, which grow by whole lines.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  private static final String SETTINGS = "settings.yaml";
  private static final String CSV = "metrics.csv";
  private static final String JSON_LINES = "metrics.jsonl";
  private static final String CHECKPOINT = "checkpoint.bin";

  /** Whether a run was started in a folder. */
  public static boolean holdsRun(Path path) {
    return Files.exists(path.resolve(SETTINGS));
  }

  /**
   * Prepares the folder for a new run.
   *
   * @throws UserError if there is a run in it already or it cannot be written
   */
  public static RunFolder create(Path path, String settings) {
    if (holdsRun(path)) {
      throw new UserError(
          "The folder "
              + path
              + " already holds a run. Continue it with --resume, or name another folder.");
    }
    RunFolder folder = new RunFolder(path);
    try {
      Files.createDirectories(path);
      folder.writeText(SETTINGS, settings);
      folder.writeText("environment.json", JsonText.write(environment()));
    } catch (IOException e) {
      throw new UserError("The run folder " + path + " cannot be written: " + reason(e) + ".", e);
    }
    return folder;
  }

  /**
   * Opens the folder of a run to continue.
   *
   * @throws UserError if there is no run in it
   */
  public static RunFolder open(Path path) {
    if (!holdsRun(path)) {
      throw new UserError(
          "There is no run to resume in "
              + path
              + ": "
              + SETTINGS
              + " is missing. Check the path.");
    }
    return new RunFolder(path);
  }

  /** The run's settings file. */
  public Path settings() {
    return path.resolve(SETTINGS);
  }

  /** The checkpoint's file, whether or not it exists yet. */
  public Path checkpoint() {
    return path.resolve(CHECKPOINT);
  }

  /** Where the bundle of a name goes. */
  public Path bundle(String name) {
    return path.resolve("bundle").resolve(name);
  }

  /** Writes a text file. */
  public void writeText(String name, String text) throws IOException {
    WholeFile.write(path.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends an epoch's metrics to both metric files. */
  public void appendMetrics(Map<String, Object> metrics) throws IOException {
    Path csv = path.resolve(CSV);
    String header = Files.exists(csv) ? "" : String.join(",", metrics.keySet()) + "\n";
    String row =
        metrics.values().stream().map(String::valueOf).collect(Collectors.joining(",")) + "\n";
    append(csv, header + row);
    append(path.resolve(JSON_LINES), JsonText.writeLine(metrics) + "\n");
  }

  /**
   * The metrics of every epoch so far, in order.
   *
   * @throws UserError if they cannot be read
   */
  public List<EpochMetrics> metrics() {
    Path file = path.resolve(JSON_LINES);
    try {
      List<EpochMetrics> epochs = new ArrayList<>();
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        epochs.add(EpochMetrics.parse(line));
      }
      return epochs;
    } catch (IOException e) {
      throw new UserError("The metrics " + file + " cannot be read: " + reason(e) + ".", e);
    }
  }

  /**
   * Cuts the metric files to a number of epochs: a killed run may have written more than its
   * checkpoint knows.
   */
  public void keepMetrics(int epochs) throws IOException {
    keepLines(path.resolve(CSV), epochs + 1);
    keepLines(path.resolve(JSON_LINES), epochs);
  }

  private void keepLines(Path file, int lines) throws IOException {
    if (Files.exists(file)) {
      List<String> all = Files.readAllLines(file);
      if (all.size() > lines) {
        writeText(
            String.valueOf(file.getFileName()),
            all.stream().limit(lines).map(line -> line + "\n").collect(Collectors.joining()));
      }
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.write(
        file,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static Map<String, Object> environment() {
    Map<String, Object> environment = new LinkedHashMap<>();
    for (String key : List.of("java.version", "java.vm.name", "os.name", "os.arch")) {
      environment.put(key, System.getProperty(key));
    }
    environment.put("processors", Runtime.getRuntime().availableProcessors());
    environment.put("maxHeapBytes", Runtime.getRuntime().maxMemory());
    return environment;
  }

  /** The error of a folder that could not be written in the middle of a run. */
  public UserError unwritable(IOException e) {
    return new UserError(
        "The run folder "
            + path
            + " cannot be written: "
            + reason(e)
            + ". Free some space or check its permissions, then continue with --resume.",
        e);
  }

  private static String reason(IOException e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
