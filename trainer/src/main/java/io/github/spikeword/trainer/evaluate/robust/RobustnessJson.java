package io.github.spikeword.trainer.evaluate.robust;

import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.evaluate.JsonFields;
import io.github.spikeword.trainer.evaluate.stream.FiguresJson;
import io.github.spikeword.trainer.evaluate.stream.SoundClass;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A robustness report as one JSON document; {@code docs/evaluation.md} describes its fields. */
public final class RobustnessJson {

  private RobustnessJson() {}

  /** The document. */
  public static String render(RobustnessReport report) {
    JsonFields document =
        new JsonFields()
            .put("model", report.model())
            .put("source", report.source())
            .put("recordings", report.recordings())
            .put("detector", FiguresJson.detector(report.detector()))
            .put("unchanged", FiguresJson.part(report.unchanged()))
            .put("axes", report.axes().stream().map(RobustnessJson::axis).toList())
            .put("minuteOfSilenceEqualsHour", report.minuteEqualsHour());
    report.chips().ifPresent(chips -> document.put("chips", chips(chips)));
    return JsonText.write(document.put("broken", JsonFields.broken(report.broken())).map());
  }

  private static Map<String, Object> axis(AxisResult axis) {
    return new JsonFields()
        .put("axis", axis.name())
        .put("question", axis.question())
        .put("variations", axis.variations().stream().map(RobustnessJson::variation).toList())
        .map();
  }

  private static Map<String, Object> variation(VariationResult variation) {
    JsonFields changes = new JsonFields();
    variation
        .changes()
        .forEach(
            (word, change) ->
                changes.put(
                    word,
                    new JsonFields().put("lost", change.lost()).put("gained", change.gained())));
    JsonFields fields = FiguresJson.part(variation.figures()).put("changes", changes);
    if (variation.clippedWords().whole() > 0) {
      fields.put("clippedWords", JsonFields.share("clipped", "words", variation.clippedWords()));
    }
    return fields.map();
  }

  private static JsonFields chips(ChipResults chips) {
    JsonFields missed = new JsonFields();
    JsonFields pooled = new JsonFields();
    for (String word : chips.nominal().words().keySet()) {
      missed.put(word, JsonFields.sample(chips.missed(word)));
      pooled.put(word, JsonFields.share("missed", "occurrences", chips.pooledMissed(word)));
    }
    JsonFields accepts = new JsonFields();
    JsonFields pooledAccepts = new JsonFields();
    for (SoundClass kind : RobustnessText.TIMED) {
      if (chips.nominal().together().exposure().hours(kind) > 0) {
        accepts.put(kind.field(), JsonFields.sample(chips.falseAccepts(kind)));
        pooledAccepts.put(kind.field(), JsonFields.rate(chips.pooledFalseAccepts(kind)));
      }
    }
    return new JsonFields()
        .put("count", chips.chips().size())
        .put("leakSpread", chips.draw().leakSpread())
        .put("thresholdSpread", chips.draw().thresholdSpread())
        .put("seed", chips.draw().seed())
        .put("nominal", FiguresJson.part(chips.nominal()))
        .put("missedShare", missed)
        .put("pooledMissed", pooled)
        .put("falseAcceptsPerHour", accepts)
        .put("pooledFalseAccepts", pooledAccepts)
        .put("acceptedOthersShare", JsonFields.sample(chips.acceptedOthers()))
        .put("worst", chips.worst())
        .put("each", each(chips));
  }

  private static List<Map<String, Object>> each(ChipResults chips) {
    return IntStream.range(0, chips.chips().size())
        .mapToObj(chip -> FiguresJson.part(chips.chips().get(chip)).put("chip", chip).map())
        .toList();
  }
}
