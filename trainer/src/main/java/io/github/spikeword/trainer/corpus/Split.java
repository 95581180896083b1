package io.github.spikeword.trainer.corpus;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.random.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Who sees which clips: training sees the first part, choices are made on the second, the third
 * stays for the last measurement.
 *
 * @param method how the clips were divided, one phrase for reports
 * @param training clips to train on
 * @param validation clips to choose on
 * @param testing clips held back
 */
public record Split(String method, List<Clip> training, List<Clip> validation, List<Clip> testing) {

  private static final String VALIDATION_LIST = "validation_list.txt";
  private static final String TESTING_LIST = "testing_list.txt";

  public Split {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    testing = List.copyOf(testing);
  }

  /** The official split: by speaker, as {@link Partition#ofSpeaker} says. */
  public static Split bySpeaker(List<Clip> clips) {
    return by("official split by speaker hash", clips, Clip::partition);
  }

  /**
   * The split of the list files in the corpus folder, {@code validation_list.txt} and {@code
   * testing_list.txt}; what neither names is for training. A list's entries without a clip are
   * passed over, so that a part of a corpus can keep the whole corpus's lists.
   *
   * @throws UserError if neither list is there or one cannot be read
   */
  public static Split byLists(Corpus corpus) {
    Path validation = corpus.folder().resolve(VALIDATION_LIST);
    Path testing = corpus.folder().resolve(TESTING_LIST);
    if (!Files.exists(validation) && !Files.exists(testing)) {
      throw new UserError(
          "The corpus folder "
              + corpus.folder()
              + " has neither "
              + VALIDATION_LIST
              + " nor "
              + TESTING_LIST
              + ". Add a list, or split by speaker instead.");
    }
    Set<String> validationKeys = keysIn(validation);
    Set<String> testingKeys = keysIn(testing);
    return by(
        "split by list files",
        corpus.clips(),
        clip -> {
          if (testingKeys.contains(clip.key())) {
            return Partition.TESTING;
          }
          return validationKeys.contains(clip.key()) ? Partition.VALIDATION : Partition.TRAINING;
        });
  }

  /**
   * The split of nWave Tutorial 6: clips are shuffled and the first {@code floor(n *
   * validationShare)} validate, the next {@code floor(n * testingShare)} test. Clips of one speaker
   * land on both sides, so figures from this split flatter the model; it is for comparison only.
   *
   * @param clips what to split
   * @param validationShare share for validation, in [0, 1)
   * @param testingShare share for testing, in [0, 1)
   * @param seed seed of the shuffle
   */
  public static Split random(
      List<Clip> clips, double validationShare, double testingShare, long seed) {
    if (!(validationShare >= 0) || !(testingShare >= 0) || !(validationShare + testingShare < 1)) {
      throw new IllegalArgumentException(
          "The shares for validation and testing must be at least 0 and together below 1, found "
              + validationShare
              + " and "
              + testingShare
              + ".");
    }
    List<Clip> shuffled = new ArrayList<>(clips);
    SeededRandom.of(seed, "random split", 0).shuffle(shuffled);
    int validation = (int) Math.floor(clips.size() * validationShare);
    int held = validation + (int) Math.floor(clips.size() * testingShare);
    return new Split(
        "random split of clips, speakers on both sides, seed " + seed,
        shuffled.subList(held, shuffled.size()),
        shuffled.subList(0, validation),
        shuffled.subList(validation, held));
  }

  private static Split by(String method, List<Clip> clips, Function<Clip, Partition> partition) {
    Map<Partition, List<Clip>> parts = new EnumMap<>(Partition.class);
    for (Partition part : Partition.values()) {
      parts.put(part, new ArrayList<>());
    }
    clips.forEach(clip -> part(parts, partition.apply(clip)).add(clip));
    return new Split(
        method,
        part(parts, Partition.TRAINING),
        part(parts, Partition.VALIDATION),
        part(parts, Partition.TESTING));
  }

  private static List<Clip> part(Map<Partition, List<Clip>> parts, Partition partition) {
    return parts.computeIfAbsent(partition, unused -> new ArrayList<>());
  }

  private static Set<String> keysIn(Path list) {
    Set<String> keys = new HashSet<>();
    if (!Files.exists(list)) {
      return keys;
    }
    try {
      for (String line : Files.readAllLines(list)) {
        String entry = line.strip();
        int slash = entry.indexOf('/');
        if (slash > 0) {
          keys.add(Clip.of(entry.substring(0, slash), Path.of(entry)).key());
        }
      }
      return keys;
    } catch (IOException e) {
      throw new UserError("The list file " + list + " cannot be read: " + e.getMessage() + ".", e);
    }
  }
}
