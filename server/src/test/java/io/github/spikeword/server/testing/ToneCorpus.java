package io.github.spikeword.server.testing;

import io.github.spikeword.stream.audio.WavWriter;
import io.github.spikeword.trainer.corpus.Partition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A small corpus whose words are tones, and the options that train a small network on it. */
public final class ToneCorpus {

  private static final int RATE = 16_000;

  private ToneCorpus() {}

  /** Writes eight training and four validation speakers who say "yes" and "no" once each. */
  public static Path write(Path folder) throws IOException {
    List<String> speakers = new ArrayList<>(speakers(Partition.TRAINING, 8));
    speakers.addAll(speakers(Partition.VALIDATION, 4));
    for (String speaker : speakers) {
      for (String word : List.of("yes", "no")) {
        Path file = folder.resolve(word).resolve(speaker + "_nohash_0.wav");
        Files.createDirectories(folder.resolve(word));
        WavWriter.write(file, Tones.speak(word), RATE);
      }
    }
    return folder;
  }

  private static List<String> speakers(Partition partition, int count) {
    return IntStream.range(0, 1000)
        .mapToObj(i -> "speaker" + i)
        .filter(name -> Partition.ofSpeaker(name) == partition)
        .limit(count)
        .toList();
  }

  /**
   * A command line for {@code train} or {@code sweep} without augmentation on one thread.
   *
   * @param folder holds the corpus in {@code data}; gets results in {@code out}
   * @param more further options
   */
  public static String[] commandLine(String command, Path folder, String... more) {
    List<String> line = new ArrayList<>();
    line.add(command);
    line.addAll(List.of("--data", folder.resolve("data").toString()));
    line.addAll(List.of("--out", folder.resolve("out").toString()));
    line.addAll(List.of("--cache", folder.resolve("cache").toString()));
    line.addAll(List.of("--threads", "1"));
    line.addAll(List.of(more));
    return line.toArray(new String[0]);
  }

  /** Options of a network that learns within a second. */
  public static String[] small(int epochs) {
    return new String[] {
      "--preset", "tutorial-6-best",
      "--epochs", String.valueOf(epochs),
      "--set", "network.hidden=[{neurons: 8, recurrent: false, tauMillis: [64]}]",
      "--set", "data.variants=0",
      "--set", "run.batchSize=4"
    };
  }
}
