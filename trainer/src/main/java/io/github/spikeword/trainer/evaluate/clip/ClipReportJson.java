package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.evaluate.JsonFields;
import io.github.spikeword.trainer.evaluate.WorkloadRenderings;
import io.github.spikeword.trainer.statistics.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A clip report as one JSON document; {@code docs/evaluation.md} describes its fields. */
public final class ClipReportJson {

  private ClipReportJson() {}

  /** The document. */
  public static String render(ClipReport report) {
    return JsonText.write(
        figures(report)
            .put("wrong", wrong(report.results()))
            .put("broken", JsonFields.broken(report.broken()))
            .map());
  }

  /** The document without what names single clips and files. */
  public static JsonFields figures(ClipReport report) {
    Share accuracy = report.metrics().accuracy();
    ConfusionMatrix confusion = report.metrics().confusion();
    JsonFields json =
        new JsonFields()
            .put("model", report.model())
            .put("partition", report.partition())
            .put("split", report.split())
            .put("clips", accuracy.whole())
            .put("correct", accuracy.part())
            .put("accuracy", accuracy.value())
            .put("wilson95", JsonFields.interval(accuracy.wilson95()))
            .put("confusion", confusion(confusion))
            .put("words", words(confusion))
            .put("batchMeanAccuracy", report.metrics().batchMeanAccuracy())
            .put("decision", report.results().rule().description());
    WorkloadRenderings.addJson(json, report.metrics().workload());
    report.chips().ifPresent(chips -> json.put("mismatch", mismatch(chips)));
    if (!report.noises().isEmpty()) {
      json.put("noise", report.noises().stream().map(ClipReportJson::noise).toList());
    }
    return json;
  }

  /** Clips by spoken, then by decided word. */
  private static Map<String, Map<String, Integer>> confusion(ConfusionMatrix matrix) {
    Map<String, Map<String, Integer>> rows = new LinkedHashMap<>();
    for (String spoken : matrix.words()) {
      Map<String, Integer> row = new LinkedHashMap<>();
      matrix.words().forEach(decided -> row.put(decided, matrix.count(spoken, decided)));
      rows.put(spoken, row);
    }
    return rows;
  }

  private static JsonFields words(ConfusionMatrix matrix) {
    JsonFields words = new JsonFields();
    for (String word : matrix.words()) {
      words.put(
          word,
          JsonFields.share("correct", "clips", matrix.recall(word))
              .put("precision", matrix.precision(word).value()));
    }
    return words;
  }

  private static JsonFields mismatch(ClipReport.Chips chips) {
    return JsonFields.sample(chips.sample())
        .put("leakSpread", chips.leakSpread())
        .put("thresholdSpread", chips.thresholdSpread())
        .put("seed", chips.seed())
        .put("accuracies", chips.accuracies().stream().map(Share::value).toList());
  }

  private static Map<String, Object> noise(ClipReport.NoiseRow row) {
    JsonFields fields = new JsonFields();
    row.snrDb().ifPresent(snr -> fields.put("snrDb", snr));
    fields.map().putAll(JsonFields.share("correct", "clips", row.accuracy()).map());
    return fields.map();
  }

  private static List<Map<String, Object>> wrong(ClipResults results) {
    return results.clips().stream()
        .filter(clip -> !clip.isCorrect())
        .map(
            clip -> {
              JsonFields levels = new JsonFields();
              for (int i = 0; i < clip.levels().size(); i++) {
                levels.put(results.labels().get(i), clip.levels().get(i));
              }
              return new JsonFields()
                  .put("clip", clip.clip().key())
                  .put("decided", clip.decided())
                  .put("levels", levels)
                  .map();
            })
        .toList();
  }
}
