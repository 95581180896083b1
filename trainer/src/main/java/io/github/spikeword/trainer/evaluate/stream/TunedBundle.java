package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.evaluate.JsonFields;
import io.github.spikeword.trainer.statistics.Rate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Puts chosen thresholds into a bundle, and into its provenance what they were chosen from: {@code
 * operatingPoints}, for every word a list of {threshold, falseRejectRate, falseAcceptsPerHour} by
 * ascending threshold, and {@code operatingPointsSource}, a sentence.
 */
public final class TunedBundle {

  /** Entry of the provenance with the trade-off of every word. */
  public static final String OPERATING_POINTS = "operatingPoints";

  /** Entry of the provenance that says what the trade-off was measured on. */
  public static final String OPERATING_POINTS_SOURCE = "operatingPointsSource";

  private TunedBundle() {}

  /**
   * The bundle with the levels that a report chose. False accepts are those an hour of speech, or
   * of everything where there was no speech.
   */
  public static Bundle of(Bundle bundle, StreamReport report) {
    Map<String, Object> training = new LinkedHashMap<>(bundle.training());
    Map<String, Object> points = new LinkedHashMap<>();
    report
        .choice()
        .tables()
        .forEach(
            (word, table) -> points.put(word, table.stream().map(TunedBundle::point).toList()));
    training.put(OPERATING_POINTS, points);
    training.put(OPERATING_POINTS_SOURCE, source(report));
    return new Bundle(
        bundle.name(),
        bundle.network(),
        bundle.features(),
        bundle.readout(),
        report.choice().settings(),
        training);
  }

  private static Map<String, Object> point(DetPoint point) {
    return new JsonFields()
        .put("threshold", point.threshold())
        .put("falseRejectRate", point.figures().missed().value())
        .put("falseAcceptsPerHour", falseAccepts(point.figures()).perHour())
        .map();
  }

  private static Rate falseAccepts(WordFigures figures) {
    Rate speech = figures.falseAccepts(SoundClass.SPEECH);
    return speech.hours() > 0 ? speech : figures.allFalseAccepts();
  }

  private static String source(StreamReport report) {
    StreamMetrics.Part all = report.metrics().all();
    Exposure heard = all.together().exposure();
    List<String> words =
        all.words().entrySet().stream()
            .map(entry -> entry.getValue().tally().occurrences() + " " + entry.getKey())
            .toList();
    return String.format(
        Locale.ROOT,
        "Measured on %s: %s, %.2f hours of speech without them, %.2f hours in all.",
        report.source(),
        String.join(", ", words),
        heard.hours(SoundClass.SPEECH),
        heard.totalHours());
  }
}
