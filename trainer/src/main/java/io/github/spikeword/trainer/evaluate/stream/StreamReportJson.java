package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.json.JsonText;
import io.github.spikeword.trainer.evaluate.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A stream report as one JSON document; {@code docs/evaluation.md} describes its fields. */
public final class StreamReportJson {

  private StreamReportJson() {}

  /** The document. */
  public static String render(StreamReport report) {
    JsonFields stages = new JsonFields();
    for (int s = 0; s < report.stages().size(); s++) {
      stages.put(report.stages().get(s), report.rates().get(s));
    }
    MatchRules rules = report.results().rules();
    return JsonText.write(
        new JsonFields()
            .put("model", report.model())
            .put("source", report.source())
            .put("recordings", report.results().recordings().size())
            .put(
                "matching",
                new JsonFields()
                    .put("earliestAfterStartMillis", rules.earliestAfterStartMillis())
                    .put("latestAfterEndMillis", rules.latestAfterEndMillis()))
            .put("detector", FiguresJson.detector(report.results().settings()))
            .put("all", FiguresJson.part(report.metrics().all()))
            .put("conditions", parts(report.metrics().conditions()))
            .put("det", det(report.choice()))
            .put("chosen", chosen(report))
            .put("detections", detections(report.results()))
            .put("worst", report.worst().stream().map(StreamReportJson::offender).toList())
            .put("spikesPerStep", stages)
            .put("powerNanowatts", report.powerNanowatts())
            .put("broken", JsonFields.broken(report.broken()))
            .map());
  }

  private static List<Map<String, Object>> parts(List<StreamMetrics.Part> parts) {
    return parts.stream().map(part -> FiguresJson.part(part).map()).toList();
  }

  private static JsonFields det(ThresholdChoice choice) {
    JsonFields det = new JsonFields();
    choice
        .tables()
        .forEach(
            (word, table) -> det.put(word, table.stream().map(StreamReportJson::point).toList()));
    return det;
  }

  private static Map<String, Object> point(DetPoint point) {
    WordFigures figures = point.figures();
    return new JsonFields()
        .put("threshold", point.threshold())
        .put("missed", JsonFields.share("missed", "occurrences", figures.missed()))
        .put("speech", JsonFields.rate(figures.falseAccepts(SoundClass.SPEECH)))
        .put("acceptedOthers", JsonFields.share("accepted", "otherWords", figures.acceptedOthers()))
        .put("withoutSpeech", JsonFields.rate(figures.falseAcceptsWithoutSpeech()))
        .map();
  }

  private static JsonFields chosen(StreamReport report) {
    FalseAcceptBudget budget = report.choice().budget();
    return new JsonFields()
        .put(
            "budget",
            new JsonFields()
                .put("perHourOfSpeech", budget.perHourOfSpeech())
                .put("per100OtherWords", budget.per100OtherWords())
                .put("perHourElse", budget.perHourElse()))
        .put("detector", FiguresJson.detector(report.choice().settings()))
        .put("all", FiguresJson.part(report.chosen().all()))
        .put("conditions", parts(report.chosen().conditions()));
  }

  /** Everything that was detected, by recording and time, so that anybody can compare. */
  private static List<Map<String, Object>> detections(StreamResults results) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (RecordingResult recording : results.recordings()) {
      for (int i = 0; i < recording.verdicts().size(); i++) {
        Fired fired = recording.heard().detections().get(i);
        all.add(
            new JsonFields()
                .put("recording", recording.name())
                .put("word", fired.word())
                .put("step", fired.step())
                .put("seconds", fired.timeMillis() / 1000)
                .put("score", fired.score())
                .put("threshold", fired.threshold())
                .put("onsetStep", fired.onsetStep())
                .put("verdict", verdict(recording.verdicts().get(i)))
                .map());
      }
    }
    return all;
  }

  private static String verdict(Verdict verdict) {
    if (verdict instanceof Verdict.Hit) {
      return "hit";
    } else if (verdict instanceof Verdict.Repeat) {
      return "repeat";
    }
    return verdict instanceof Verdict.WrongWord ? "wrong-word" : "false-accept";
  }

  private static Map<String, Object> offender(Offender offender) {
    return new JsonFields()
        .put("what", offender.what().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("recording", offender.recording())
        .put("seconds", offender.timeMillis() / 1000)
        .put("word", offender.word())
        .put("sound", offender.sound())
        .put("score", offender.score())
        .map();
  }
}
