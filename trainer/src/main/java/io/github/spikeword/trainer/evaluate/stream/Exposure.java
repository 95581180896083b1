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
 * How much of what a model was made to hear. Every moment counts once, for what a detection at it
 * would be laid to under the {@link MatchRules}: for keywords in the window of one, where nothing
 * can be a false accept; else for the foreground sound that began last and is blamed until {@code
 * latestAfterEndMillis} after its end; else for the background, music before noise before silence.
 *
 * @param hours hours by class
 * @param words occurrences of every keyword
 * @param otherWords number of other words
 */
public record Exposure(Map<SoundClass, Double> hours, Map<String, Long> words, long otherWords) {

  private static final double MILLIS_PER_HOUR = 3_600_000;

  public Exposure {
    hours = Collections.unmodifiableMap(new TreeMap<>(hours));
    words = Collections.unmodifiableMap(new TreeMap<>(words));
  }

  /** Nothing heard. */
  public static Exposure none() {
    return new Exposure(Map.of(), Map.of(), 0);
  }

  /** What a recording exposes a model to. */
  public static Exposure of(GroundTruth truth, MatchRules rules) {
    Map<String, Long> words = new TreeMap<>();
    truth.occurrences().forEach(o -> words.merge(o.word(), 1L, Long::sum));
    long others =
        truth.foreground().stream().filter(f -> f.kind() == SoundClass.OTHER_WORD).count();
    return new Exposure(hours(truth, rules), words, others);
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
        otherWords + other.otherWords);
  }

  private static <K, V> Map<K, V> sum(Map<K, V> a, Map<K, V> b, BinaryOperator<V> add) {
    Map<K, V> sum = new TreeMap<>(a);
    b.forEach((key, value) -> sum.merge(key, value, add));
    return sum;
  }

  private static Map<SoundClass, Double> hours(GroundTruth truth, MatchRules rules) {
    List<LabelledSound> all = new ArrayList<>();
    for (Occurrence o : truth.occurrences()) {
      all.add(
          new LabelledSound(
              SoundClass.KEYWORD,
              o.word(),
              o.word(),
              false,
              o.startMillis() + rules.earliestAfterStartMillis(),
              o.endMillis() + rules.latestAfterEndMillis()));
    }
    truth.foreground().forEach(f -> all.add(f.until(f.endMillis() + rules.latestAfterEndMillis())));
    all.addAll(truth.background());
    TreeSet<Double> edges = new TreeSet<>(List.of(0.0, truth.lengthMillis()));
    for (LabelledSound sound : all) {
      edges.add(Math.min(sound.startMillis(), truth.lengthMillis()));
      edges.add(Math.min(sound.endMillis(), truth.lengthMillis()));
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

  /** The class that a moment counts for, of the sounds whose time it is, by their start. */
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
