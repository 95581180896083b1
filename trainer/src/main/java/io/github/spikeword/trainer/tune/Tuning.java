package io.github.spikeword.trainer.tune;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.ModelCard;
import io.github.spikeword.trainer.evaluate.stream.SoundClass;
import io.github.spikeword.trainer.evaluate.stream.StreamMetrics;
import io.github.spikeword.trainer.evaluate.stream.StreamResults;
import io.github.spikeword.trainer.evaluate.stream.ThresholdChoice;
import io.github.spikeword.trainer.evaluate.stream.WordFigures;
import io.github.spikeword.trainer.statistics.Rate;
import io.github.spikeword.trainer.statistics.Share;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Gives a bundle the thresholds that were chosen on recordings, the whole trade-off they were
 * chosen from, and the figures that they come to.
 */
public final class Tuning {

  /**
   * The same model with chosen thresholds.
   *
   * @param results what the model made of the recordings, under any thresholds
   * @param choice thresholds chosen from them
   * @param recordings a phrase that says what the recordings were made of
   */
  public static Bundle apply(
      Bundle bundle, StreamResults results, ThresholdChoice choice, String recordings) {
    StreamMetrics metrics = StreamMetrics.of(results.under(choice.settings()));
    Map<String, Object> training = new LinkedHashMap<>(bundle.training());
    training.put(ModelCard.OPERATING_POINTS, operatingPoints(choice));
    training.put(ModelCard.OPERATING_POINTS_SOURCE, source(metrics, choice, recordings));
    Map<String, Object> measured = new LinkedHashMap<>();
    if (training.get(ModelCard.METRICS) instanceof Map<?, ?> before) {
      before.forEach((name, value) -> measured.put(String.valueOf(name), value));
    }
    measured.put(ModelCard.LISTENING, listening(metrics));
    training.put(ModelCard.METRICS, measured);
    return new Bundle(
        bundle.name(),
        bundle.network(),
        bundle.features(),
        bundle.readout(),
        choice.settings(),
        training);
  }

  private static Map<String, Object> operatingPoints(ThresholdChoice choice) {
    Map<String, Object> words = new LinkedHashMap<>();
    choice
        .tables()
        .forEach(
            (word, table) ->
                words.put(
                    word,
                    table.stream()
                        .map(p -> OperatingPoint.of(p.threshold(), p.figures()).toMap())
                        .toList()));
    return words;
  }

  private static String source(StreamMetrics metrics, ThresholdChoice choice, String recordings) {
    Rate speech = metrics.all().together().falseAccepts(SoundClass.SPEECH);
    return String.format(
        Locale.ROOT,
        "False rejects of %d words and false accepts an hour of continuous speech (%.2f h heard) on"
            + " %s; thresholds chosen there for at most %s false accepts an hour of speech.",
        metrics.all().together().missed().whole(),
        speech.hours(),
        recordings,
        choice.budget().perHourOfSpeech());
  }

  private static Map<String, Object> listening(StreamMetrics metrics) {
    Map<String, Object> conditions = new LinkedHashMap<>();
    for (StreamMetrics.Part part : metrics.conditions()) {
      Map<String, Object> words = new LinkedHashMap<>();
      part.words().forEach((word, figures) -> words.put(word, figures(figures)));
      conditions.put(part.name(), words);
    }
    return conditions;
  }

  /** Only what was heard: a condition without keywords has no misses to state. */
  private static Map<String, Object> figures(WordFigures figures) {
    Map<String, Object> entry = new LinkedHashMap<>();
    if (figures.missed().whole() > 0) {
      entry.put("missed", share(figures.missed()));
      entry.put("wrong word", share(figures.wrong()));
      if (figures.latency().size() > 0) {
        entry.put("found after its end, median", millis(figures.latency().median()));
        entry.put("found after its end, 95 %", millis(figures.latency().quantile(0.95)));
      }
    }
    if (figures.acceptedOthers().whole() > 0) {
      entry.put("accepted other words", share(figures.acceptedOthers()));
    }
    for (SoundClass kind : SoundClass.values()) {
      Rate rate = figures.falseAccepts(kind);
      if (rate.hours() > 0 && kind != SoundClass.KEYWORD && kind != SoundClass.OTHER_WORD) {
        entry.put(
            "false accepts in " + kind.label(),
            String.format(
                Locale.ROOT,
                "%d in %.3f h (%.2f an hour, 95 %% interval %.2f to %.2f)",
                rate.events(),
                rate.hours(),
                rate.perHour(),
                rate.poisson95().low(),
                rate.poisson95().high()));
      }
    }
    return entry;
  }

  private static String share(Share share) {
    return String.format(
        Locale.ROOT,
        "%d of %d (%.1f %%, 95 %% interval %.1f to %.1f)",
        share.part(),
        share.whole(),
        100 * share.value(),
        100 * share.wilson95().low(),
        100 * share.wilson95().high());
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.0f ms", value);
  }

  private Tuning() {}
}
