package io.github.spikeword.trainer.evaluate.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * How much of what a model was made to hear. Every moment counts once: for a keyword if there is
 * one, else for the foreground sound that began last, else for the background, music before noise
 * before silence.
 *
 * @param hours hours by class
 * @param words occurrences of every keyword
 * @param otherWords number of other words
 * @param groupHours hours of foreground sounds by their group, words aside
 * @param groupWords number of other words by word
 */
public record Exposure(
    Map<SoundClass, Double> hours,
    Map<String, Long> words,
    long otherWords,
    Map<String, Double> groupHours,
    Map<String, Long> groupWords) {

  private static final double MILLIS_PER_HOUR = 3_600_000;

  public Exposure {
    hours = Collections.unmodifiableMap(new TreeMap<>(hours));
    words = Collections.unmodifiableMap(new TreeMap<>(words));
    groupHours = Collections.unmodifiableMap(new TreeMap<>(groupHours));
    groupWords = Collections.unmodifiableMap(new TreeMap<>(groupWords));
  }

  /** Nothing heard. */
  public static Exposure none() {
    return new Exposure(Map.of(), Map.of(), 0, Map.of(), Map.of());
  }

  /** What a recording exposes a model to. */
  public static Exposure of(GroundTruth truth) {
    Map<String, Long> words = new TreeMap<>();
    truth.occurrences().forEach(o -> words.merge(o.word(), 1L, Long::sum));
    Map<String, Double> groupHours = new TreeMap<>();
    Map<String, Long> groupWords = new TreeMap<>();
    for (LabelledSound sound : truth.foreground()) {
      if (sound.kind() == SoundClass.OTHER_WORD) {
        groupWords.merge(sound.group(), 1L, Long::sum);
      } else {
        double length = sound.endMillis() - sound.startMillis();
        groupHours.merge(sound.group(), length / MILLIS_PER_HOUR, Double::sum);
      }
    }
    long others = groupWords.values().stream().mapToLong(Long::longValue).sum();
    return new Exposure(hours(truth), words, others, groupHours, groupWords);
  }

  /** Hours of a class. */
  public double hours(SoundClass kind) {
    return hours.getOrDefault(kind, 0.0);
  }

  /** All hours. */
  public double totalHours() {
    return hours.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Both together. */
  public Exposure plus(Exposure other) {
    return new Exposure(
        sum(hours, other.hours, Double::sum),
        sum(words, other.words, Long::sum),
        otherWords + other.otherWords,
        sum(groupHours, other.groupHours, Double::sum),
        sum(groupWords, other.groupWords, Long::sum));
  }

  private static <K, V> Map<K, V> sum(Map<K, V> a, Map<K, V> b, BinaryOperator<V> add) {
    Map<K, V> sum = new TreeMap<>(a);
    b.forEach((key, value) -> sum.merge(key, value, add));
    return sum;
  }

  private static Map<SoundClass, Double> hours(GroundTruth truth) {
    TreeSet<Double> edges = new TreeSet<>(List.of(0.0, truth.lengthMillis()));
    List<LabelledSound> all = new ArrayList<>();
    for (Occurrence o : truth.occurrences()) {
      all.add(
          new LabelledSound(
              SoundClass.KEYWORD, o.word(), o.word(), false, o.startMillis(), o.endMillis()));
    }
    all.addAll(truth.foreground());
    all.addAll(truth.background());
    for (LabelledSound sound : all) {
      edges.add(sound.startMillis());
      edges.add(sound.endMillis());
    }
    all.sort(Comparator.comparingDouble(LabelledSound::startMillis));
    Map<SoundClass, Double> millis = new EnumMap<>(SoundClass.class);
    List<LabelledSound> active = new ArrayList<>();
    int next = 0;
    double from = 0;
    for (double to : edges) {
      double start = from;
      if (to > start) {
        while (next < all.size() && all.get(next).startMillis() <= start) {
          active.add(all.get(next++));
        }
        active.removeIf(sound -> sound.endMillis() <= start);
        millis.merge(decisive(active), to - start, Double::sum);
      }
      from = to;
    }
    Map<SoundClass, Double> hours = new EnumMap<>(SoundClass.class);
    millis.forEach((kind, value) -> hours.put(kind, value / MILLIS_PER_HOUR));
    return hours;
  }

  /** The class that a moment counts for, of the sounds that are heard at it, by their start. */
  private static SoundClass decisive(List<LabelledSound> active) {
    SoundClass foreground = SoundClass.UNLABELLED;
    SoundClass background = SoundClass.UNLABELLED;
    for (LabelledSound sound : active) {
      if (sound.kind() == SoundClass.KEYWORD) {
        return SoundClass.KEYWORD;
      }
      if (!sound.background()) {
        foreground = sound.kind();
      } else if (sound.kind().compareTo(background) < 0) {
        background = sound.kind();
      }
    }
    return foreground == SoundClass.UNLABELLED ? background : foreground;
  }
}
