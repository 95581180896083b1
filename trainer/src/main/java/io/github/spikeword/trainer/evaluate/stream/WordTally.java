package io.github.spikeword.trainer.evaluate.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * What came of one word, or of several together, in recordings.
 *
 * @param occurrences how often it was said
 * @param missed how many of these were not found
 * @param wrong at how many of these another keyword was detected
 * @param repeats detections of it beyond the first at an occurrence
 * @param falseAccepts detections of it where there was no keyword, by what was heard
 * @param acceptedOthers how many other words were taken for it
 * @param groups its false accepts on foreground sounds by their group
 * @param latencies of its hits: decision after the labelled end of the word, milliseconds
 */
public record WordTally(
    long occurrences,
    long missed,
    long wrong,
    long repeats,
    Map<SoundClass, Long> falseAccepts,
    long acceptedOthers,
    Map<String, Long> groups,
    List<Double> latencies) {

  public WordTally {
    falseAccepts = Collections.unmodifiableMap(new TreeMap<>(falseAccepts));
    groups = Collections.unmodifiableMap(new TreeMap<>(groups));
    latencies = List.copyOf(latencies);
  }

  /** Nothing said, nothing heard. */
  public static WordTally none() {
    return new WordTally(0, 0, 0, 0, Map.of(), 0, Map.of(), List.of());
  }

  /**
   * Counts one recording.
   *
   * @param detections by time
   * @param verdicts one a detection
   * @param word which words are counted together
   */
  static WordTally of(
      GroundTruth truth, List<Fired> detections, List<Verdict> verdicts, Predicate<String> word) {
    List<Occurrence> spoken = truth.occurrences();
    Set<Integer> found = new HashSet<>();
    Set<Integer> wrong = new HashSet<>();
    Set<LabelledSound> accepted = new HashSet<>();
    Map<SoundClass, Long> falseAccepts = new TreeMap<>();
    Map<String, Long> groups = new TreeMap<>();
    List<Double> latencies = new ArrayList<>();
    long repeats = 0;
    for (int i = 0; i < verdicts.size(); i++) {
      Fired fired = detections.get(i);
      Verdict verdict = verdicts.get(i);
      boolean own = word.test(fired.word());
      if (verdict instanceof Verdict.Hit hit && own) {
        found.add(hit.occurrence());
        latencies.add(fired.timeMillis() - spoken.get(hit.occurrence()).endMillis());
      } else if (verdict instanceof Verdict.Repeat && own) {
        repeats++;
      } else if (verdict instanceof Verdict.WrongWord at
          && word.test(spoken.get(at.occurrence()).word())) {
        wrong.add(at.occurrence());
      } else if (verdict instanceof Verdict.FalseAccept accept && own) {
        falseAccepts.merge(accept.kind(), 1L, Long::sum);
        accept.cause().ifPresent(cause -> groups.merge(cause.group(), 1L, Long::sum));
        accept
            .cause()
            .filter(cause -> cause.kind() == SoundClass.OTHER_WORD)
            .ifPresent(accepted::add);
      }
    }
    long occurrences = spoken.stream().filter(o -> word.test(o.word())).count();
    return new WordTally(
        occurrences,
        occurrences - found.size(),
        wrong.size(),
        repeats,
        falseAccepts,
        accepted.size(),
        groups,
        latencies);
  }

  /** False accepts of every kind together, sound-alikes aside. */
  public long allFalseAccepts() {
    return falseAccepts.entrySet().stream()
        .filter(entry -> entry.getKey() != SoundClass.SOUNDALIKE)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** False accepts on one kind of sound. */
  public long falseAccepts(SoundClass kind) {
    return falseAccepts.getOrDefault(kind, 0L);
  }

  /** Both together. */
  public WordTally plus(WordTally other) {
    List<Double> both = new ArrayList<>(latencies);
    both.addAll(other.latencies);
    return new WordTally(
        occurrences + other.occurrences,
        missed + other.missed,
        wrong + other.wrong,
        repeats + other.repeats,
        sum(falseAccepts, other.falseAccepts, Long::sum),
        acceptedOthers + other.acceptedOthers,
        sum(groups, other.groups, Long::sum),
        both);
  }

  private static <K, V> Map<K, V> sum(Map<K, V> a, Map<K, V> b, BinaryOperator<V> add) {
    Map<K, V> sum = new TreeMap<>(a);
    b.forEach((key, value) -> sum.merge(key, value, add));
    return sum;
  }
}
