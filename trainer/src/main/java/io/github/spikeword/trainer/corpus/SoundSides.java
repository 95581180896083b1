package io.github.spikeword.trainer.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sounds without the words, divided between training and development.
 *
 * @param training what training may hear
 * @param development what only measurements may hear
 */
public record SoundSides(List<Sound> training, List<Sound> development) {

  public SoundSides {
    training = List.copyOf(training);
    development = List.copyOf(development);
  }

  /**
   * Divides sounds as the settings say; files of a source are numbered in the given order.
   *
   * @param sounds sounds in a stable order
   */
  public static SoundSides of(List<Sound> sounds, SoundSplit split) {
    List<Sound> training = new ArrayList<>();
    List<Sound> development = new ArrayList<>();
    Map<String, Integer> positions = new HashMap<>();
    for (Sound sound : sounds) {
      if (names(split.excluded(), sound)) {
        continue;
      }
      int position = positions.merge(sound.source(), 1, Integer::sum) - 1;
      boolean develops =
          names(split.development(), sound)
              || (!names(split.training(), sound) && position % 2 == 1);
      (develops ? development : training).add(sound);
    }
    return new SoundSides(training, development);
  }

  /** How many recordings there are of which source: {@code noise/street 14, speech/books 2}. */
  public static String sources(List<Sound> sounds) {
    Map<String, Integer> counts = new TreeMap<>();
    sounds.forEach(
        sound -> counts.merge(sound.kind().label() + "/" + sound.source(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static boolean names(List<String> names, Sound sound) {
    String file = String.valueOf(sound.path().getFileName());
    int dot = file.lastIndexOf('.');
    return names.contains(sound.source())
        || names.contains(dot > 0 ? file.substring(0, dot) : file);
  }
}
