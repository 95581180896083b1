package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.trainer.evaluate.Numbers;
import io.github.spikeword.trainer.statistics.Sample;
import java.util.Locale;

/** A stream report for a terminal. */
public final class StreamReportText {

  private static final int SHOWN_OFFENDERS = 5;

  private StreamReportText() {}

  /** The report, many lines. */
  public static String render(StreamReport report) {
    StringBuilder text = new StringBuilder();
    line(text, "Model %s on %s", report.model(), report.source());
    line(
        text,
        "%d recordings, %.2f hours, %.1f nW (estimate)",
        report.results().recordings().size(),
        report.metrics().all().seconds() / 3600,
        report.powerNanowatts());
    line(text, "");
    line(text, "With the model's own levels: %s", levels(report.results().settings()));
    metrics(text, report.metrics());
    FalseAcceptBudget budget = report.choice().budget();
    line(
        text,
        "With levels chosen here for at most %.3g / h of speech, %.3g of 100 other words and %.3g"
            + " / h of anything else, each word by itself: %s",
        budget.perHourOfSpeech(),
        budget.per100OtherWords(),
        budget.perHourElse(),
        levels(report.choice().settings()));
    metrics(text, report.chosen());
    offenders(text, report);
    report.broken().forEach(file -> line(text, "skipped %s: %s", file.path(), file.reason()));
    return text.toString();
  }

  /** Levels and refractory time in a phrase. */
  public static String levels(DetectorSettings settings) {
    StringBuilder text = new StringBuilder();
    settings
        .words()
        .forEach(
            (word, levels) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%s %.3g (release %.3g), ",
                        word,
                        levels.threshold(),
                        levels.release())));
    return text.append(String.format(Locale.ROOT, "%.0f ms", settings.refractoryMillis()))
        .append(" refractory")
        .toString();
  }

  private static void metrics(StringBuilder text, StreamMetrics metrics) {
    for (StreamMetrics.Part part : metrics.conditions()) {
      if (part.together().tally().occurrences() > 0) {
        line(text, "  %s", part.name());
        part.words().forEach((word, figures) -> spoken(text, word, figures));
      }
    }
    line(text, "  false accepts");
    metrics.all().words().forEach((word, figures) -> falseAccepts(text, word, figures));
    falseAccepts(text, "together", metrics.all().together());
    line(text, "");
  }

  private static void spoken(StringBuilder text, String word, WordFigures figures) {
    Sample latency = figures.latency();
    line(
        text,
        "    %-9s missed %s, wrong word %s, repeated %d%s",
        word,
        Numbers.percent(figures.missed()),
        Numbers.percent(figures.wrong()),
        figures.tally().repeats(),
        latency.size() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", found %.0f ms after its end (median), %.0f ms (95 %%)",
                latency.median(),
                latency.quantile(0.95)));
  }

  private static void falseAccepts(StringBuilder text, String word, WordFigures figures) {
    line(text, "    %-9s %-13s %s", word, "other words", Numbers.percent(figures.acceptedOthers()));
    for (SoundClass kind : SoundClass.values()) {
      boolean isTime = kind != SoundClass.KEYWORD && kind != SoundClass.OTHER_WORD;
      if (isTime
          && (figures.exposure().hours(kind) > 0 || figures.tally().falseAccepts(kind) > 0)) {
        line(
            text,
            "    %-9s %-13s %s",
            "",
            kind.label(),
            Numbers.perHour(figures.falseAccepts(kind)));
      }
    }
  }

  private static void offenders(StringBuilder text, StreamReport report) {
    for (Offender.What what : Offender.What.values()) {
      report.worst().stream()
          .filter(offender -> offender.what() == what)
          .limit(SHOWN_OFFENDERS)
          .forEach(
              offender ->
                  line(
                      text,
                      "%-12s %s '%s' %s, score %.2f (%s)",
                      what.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                      Numbers.clock(offender.timeMillis()),
                      offender.word(),
                      offender.recording(),
                      offender.score(),
                      offender.sound()));
    }
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
