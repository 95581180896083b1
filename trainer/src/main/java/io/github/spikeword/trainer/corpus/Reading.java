package io.github.spikeword.trainer.corpus;

import io.github.spikeword.models.UserError;
import io.github.spikeword.trainer.parallel.ParallelMap;
import io.github.spikeword.trainer.parallel.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of reading one file: its sound, or why there is none. A broken file never stops the
 * work; it is skipped, named and counted by whoever reads.
 *
 * @param samples the sound, 16 kHz mono; empty when broken
 * @param broken why the file cannot be used
 */
public record Reading(float[] samples, Optional<BrokenFile> broken) {

  /**
   * What came of reading many.
   *
   * @param items what could be read, in the order given
   * @param sounds its samples
   * @param broken what could not, in the order given
   */
  public record All<T>(List<T> items, List<float[]> sounds, List<BrokenFile> broken) {}

  /** Reads one file. */
  public static Reading of(SoundReader reader, Path path) {
    try {
      float[] samples = reader.read(path);
      return samples.length == 0
          ? broken(path, "The sound file " + path + " holds no sound.")
          : new Reading(samples, Optional.empty());
    } catch (UserError e) {
      return broken(path, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Reads many files with several threads; the result does not depend on how many.
   *
   * @param items what to read
   * @param path where an item's file is
   */
  public static <T> All<T> all(
      SoundReader reader,
      List<T> items,
      Function<? super T, Path> path,
      int threads,
      Progress progress) {
    List<Reading> readings =
        ParallelMap.map(threads, items, item -> of(reader, path.apply(item)), progress);
    List<T> good = new ArrayList<>();
    List<float[]> sounds = new ArrayList<>();
    List<BrokenFile> broken = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Reading reading = readings.get(i);
      reading.broken().ifPresent(broken::add);
      if (reading.broken().isEmpty()) {
        good.add(items.get(i));
        sounds.add(reading.samples());
      }
    }
    return new All<>(good, sounds, broken);
  }

  private static Reading broken(Path path, String reason) {
    return new Reading(new float[0], Optional.of(new BrokenFile(path, reason)));
  }
}
