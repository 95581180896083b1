package io.github.spikeword.trainer.evaluate.robust;

import io.github.spikeword.trainer.evaluate.Numbers;
import io.github.spikeword.trainer.evaluate.stream.SoundClass;
import io.github.spikeword.trainer.evaluate.stream.StreamMetrics;
import io.github.spikeword.trainer.evaluate.stream.StreamReportText;
import io.github.spikeword.trainer.evaluate.stream.WordFigures;
import io.github.spikeword.trainer.statistics.Sample;
import java.util.List;
import java.util.Locale;

/** A robustness report for a terminal. */
public final class RobustnessText {

  /** Kinds of sound whose false accepts are counted by the hour. */
  public static final List<SoundClass> TIMED =
      List.of(
          SoundClass.SPEECH,
          SoundClass.MUSIC,
          SoundClass.NOISE,
          SoundClass.SILENCE,
          SoundClass.UNLABELLED);

  private RobustnessText() {}

  /** The report, many lines. */
  public static String render(RobustnessReport report) {
    StringBuilder text = new StringBuilder();
    line(text, "Robustness of %s on %s", report.model(), report.source());
    line(
        text,
        "%d recordings, %.2f hours, with the model's own levels: %s",
        report.recordings(),
        report.unchanged().seconds() / 3600,
        StreamReportText.levels(report.detector()));
    line(text, "");
    line(text, "%s", report.unchanged().name());
    figures(text, report.unchanged());
    for (AxisResult axis : report.axes()) {
      line(text, "");
      line(text, "%s: %s", axis.name(), axis.question());
      axis.variations().forEach(variation -> variation(text, variation));
    }
    line(
        text,
        "  (a minute of silence %s the state that an hour leaves)",
        report.minuteEqualsHour() ? "leaves" : "does not leave");
    report.chips().ifPresent(chips -> chips(text, chips));
    report.broken().forEach(file -> line(text, "skipped %s: %s", file.path(), file.reason()));
    return text.toString();
  }

  private static void variation(StringBuilder text, VariationResult variation) {
    line(
        text,
        "%s%s",
        variation.name(),
        variation.clippedWords().part() == 0
            ? ""
            : ", clipped words " + Numbers.percent(variation.clippedWords()));
    figures(text, variation.figures());
    variation
        .changes()
        .forEach(
            (word, change) ->
                line(
                    text,
                    "    %-9s against unchanged %d lost, %d gained",
                    word,
                    change.lost(),
                    change.gained()));
  }

  private static void figures(StringBuilder text, StreamMetrics.Part part) {
    part.words()
        .forEach(
            (word, figures) ->
                line(
                    text,
                    "    %-9s missed %s, wrong word %s",
                    word,
                    Numbers.percent(figures.missed()),
                    Numbers.percent(figures.wrong())));
    WordFigures together = part.together();
    if (together.acceptedOthers().whole() > 0) {
      line(text, "    other words accepted %s", Numbers.percent(together.acceptedOthers()));
    }
    for (SoundClass kind : TIMED) {
      if (together.exposure().hours(kind) > 0) {
        line(
            text,
            "    false accepts in %-10s %s",
            kind.label(),
            Numbers.perHour(together.falseAccepts(kind)));
      }
    }
  }

  private static void chips(StringBuilder text, ChipResults chips) {
    line(text, "");
    line(
        text,
        "chips: %d mismatched chips, leaks %.3g %% and thresholds %.3g %% (seed %d)",
        chips.chips().size(),
        100 * chips.draw().leakSpread(),
        100 * chips.draw().thresholdSpread(),
        chips.draw().seed());
    line(text, "                      nominal   median  5 to 95 %% of chips   worst    mean");
    chips
        .nominal()
        .words()
        .forEach(
            (word, figures) ->
                spread(
                    text,
                    word + " missed, %",
                    100 * figures.missed().value(),
                    100,
                    chips.missed(word)));
    WordFigures nominal = chips.nominal().together();
    if (nominal.acceptedOthers().whole() > 0) {
      spread(
          text,
          "other words, %",
          100 * nominal.acceptedOthers().value(),
          100,
          chips.acceptedOthers());
    }
    for (SoundClass kind : TIMED) {
      if (nominal.exposure().hours(kind) > 0) {
        spread(
            text,
            kind.label() + ", / h",
            nominal.falseAccepts(kind).perHour(),
            1,
            chips.falseAccepts(kind));
      }
    }
    StreamMetrics.Part worst = chips.chips().get(chips.worst());
    line(text, "  chip %d misses most words", chips.worst());
    figures(text, worst);
  }

  private static void spread(
      StringBuilder text, String what, double nominal, double factor, Sample sample) {
    if (sample.size() == 0) {
      return;
    }
    line(
        text,
        "    %-16s %8.2f %8.2f %8.2f to %8.2f %8.2f %8.2f",
        what,
        nominal,
        factor * sample.median(),
        factor * sample.quantile(0.05),
        factor * sample.quantile(0.95),
        factor * sample.max(),
        factor * sample.mean());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
