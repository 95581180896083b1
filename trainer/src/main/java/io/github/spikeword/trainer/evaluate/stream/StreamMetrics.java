package io.github.spikeword.trainer.evaluate.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures worked out from stream results; nothing here decides anything.
 *
 * @param all everything together
 * @param conditions by condition, in order of appearance
 */
public record StreamMetrics(Part all, List<Part> conditions) {

  public StreamMetrics {
    conditions = List.copyOf(conditions);
  }

  /**
   * Figures of some recordings.
   *
   * @param name the condition, or {@code all}
   * @param seconds length of the recordings
   * @param words figures of every keyword
   * @param together figures of all keywords together; its false accepts count detections of any
   */
  public record Part(
      String name, double seconds, Map<String, WordFigures> words, WordFigures together) {

    public Part {
      words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /**
     * Figures of a keyword.
     *
     * @throws IllegalArgumentException if it is none
     */
    public WordFigures word(String keyword) {
      WordFigures figures = words.get(keyword);
      if (figures == null) {
        throw new IllegalArgumentException(
            "There are figures of " + words.keySet() + ", not of '" + keyword + "'.");
      }
      return figures;
    }
  }

  /** Works the figures out. */
  public static StreamMetrics of(StreamResults results) {
    List<Part> conditions = new ArrayList<>();
    for (String condition : results.conditions()) {
      conditions.add(
          part(
              condition,
              results,
              results.recordings().stream()
                  .filter(recording -> recording.condition().equals(condition))
                  .toList()));
    }
    return new StreamMetrics(part("all", results, results.recordings()), conditions);
  }

  private static Part part(String name, StreamResults results, List<RecordingResult> recordings) {
    Map<String, WordFigures> words = new LinkedHashMap<>();
    for (String keyword : results.keywords()) {
      words.put(keyword, figures(recordings, List.of(keyword), results.rules()));
    }
    double seconds = recordings.stream().mapToDouble(r -> r.truth().lengthMillis() / 1000).sum();
    return new Part(name, seconds, words, figures(recordings, results.keywords(), results.rules()));
  }

  private static WordFigures figures(
      List<RecordingResult> recordings, List<String> words, MatchRules rules) {
    WordFigures sum = new WordFigures(WordTally.none(), Exposure.none());
    for (RecordingResult recording : recordings) {
      sum = sum.plus(recording.figures(words::contains, rules));
    }
    return sum;
  }
}
