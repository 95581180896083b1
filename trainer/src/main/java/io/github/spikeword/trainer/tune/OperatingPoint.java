package io.github.spikeword.trainer.tune;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.ModelCard;
import io.github.spikeword.trainer.evaluate.stream.SoundClass;
import io.github.spikeword.trainer.evaluate.stream.WordFigures;
import io.github.spikeword.trainer.statistics.Rate;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a threshold of a word comes to, as a bundle's manifest keeps it: quotients, and the counts
 * behind them.
 *
 * @param threshold the threshold
 * @param falseRejectRate share of the word's occurrences that were missed, 0 to 1
 * @param falseAcceptsPerHour in continuous speech
 * @param counts what the quotients are made of; empty in bundles tuned before counts were kept
 */
public record OperatingPoint(
    double threshold, double falseRejectRate, double falseAcceptsPerHour, Optional<Counts> counts) {

  /**
   * Counts at a threshold.
   *
   * @param missed occurrences that were missed
   * @param speech false accepts in continuous speech
   * @param acceptedOthers other words that were taken for it
   * @param withoutSpeech false accepts in music, noise, silence and unlabelled sound
   */
  public record Counts(Share missed, Rate speech, Share acceptedOthers, Rate withoutSpeech) {}

  /** The point that a word's figures make at a threshold. */
  static OperatingPoint of(double threshold, WordFigures figures) {
    Rate speech = figures.falseAccepts(SoundClass.SPEECH);
    return new OperatingPoint(
        threshold,
        finite(figures.missed().value()),
        finite(speech.perHour()),
        Optional.of(
            new Counts(
                figures.missed(),
                speech,
                figures.acceptedOthers(),
                figures.falseAcceptsWithoutSpeech())));
  }

  /** JSON knows no not-a-number: a share of nothing is 0. */
  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  /** The point as a JSON object. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("threshold", threshold);
    map.put("falseRejectRate", falseRejectRate);
    map.put("falseAcceptsPerHour", falseAcceptsPerHour);
    counts.ifPresent(
        c -> {
          map.put("missed", c.missed.part());
          map.put("occurrences", c.missed.whole());
          map.put("falseAccepts", c.speech.events());
          map.put("speechHours", c.speech.hours());
          map.put("acceptedOthers", c.acceptedOthers.part());
          map.put("otherWords", c.acceptedOthers.whole());
          map.put("falseAcceptsWithoutSpeech", c.withoutSpeech.events());
          map.put("hoursWithoutSpeech", c.withoutSpeech.hours());
        });
    return map;
  }

  /** The trade-off of every word that a bundle keeps, ascending by threshold; maybe none. */
  public static Map<String, List<OperatingPoint>> ofBundle(Bundle bundle) {
    Map<String, List<OperatingPoint>> words = new LinkedHashMap<>();
    if (bundle.training().get(ModelCard.OPERATING_POINTS) instanceof Map<?, ?> tables) {
      tables.forEach(
          (word, table) -> {
            List<OperatingPoint> points = new ArrayList<>();
            if (table instanceof List<?> entries) {
              entries.forEach(entry -> read(entry).ifPresent(points::add));
            }
            words.put(String.valueOf(word), points);
          });
    }
    return words;
  }

  /** A point read from JSON; empty if it is none. */
  private static Optional<OperatingPoint> read(Object entry) {
    if (!(entry instanceof Map<?, ?> map)
        || !(map.get("threshold") instanceof Number threshold)
        || !(map.get("falseRejectRate") instanceof Number rejects)
        || !(map.get("falseAcceptsPerHour") instanceof Number accepts)) {
      return Optional.empty();
    }
    return Optional.of(
        new OperatingPoint(
            threshold.doubleValue(), rejects.doubleValue(), accepts.doubleValue(), counts(map)));
  }

  private static Optional<Counts> counts(Map<?, ?> map) {
    Optional<Share> missed = share(map, "missed", "occurrences");
    Optional<Rate> speech = rate(map, "falseAccepts", "speechHours");
    Optional<Share> others = share(map, "acceptedOthers", "otherWords");
    Optional<Rate> without = rate(map, "falseAcceptsWithoutSpeech", "hoursWithoutSpeech");
    return missed.isPresent() && speech.isPresent() && others.isPresent() && without.isPresent()
        ? Optional.of(new Counts(missed.get(), speech.get(), others.get(), without.get()))
        : Optional.empty();
  }

  private static Optional<Share> share(Map<?, ?> map, String part, String whole) {
    return map.get(part) instanceof Number some && map.get(whole) instanceof Number all
        ? Optional.of(new Share(some.longValue(), all.longValue()))
        : Optional.empty();
  }

  private static Optional<Rate> rate(Map<?, ?> map, String events, String hours) {
    return map.get(events) instanceof Number count && map.get(hours) instanceof Number time
        ? Optional.of(new Rate(count.longValue(), time.doubleValue()))
        : Optional.empty();
  }
}
