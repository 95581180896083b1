package io.github.spikeword.trainer.report;

import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.trainer.evaluate.Numbers;
import io.github.spikeword.trainer.evaluate.stream.DetPoint;
import io.github.spikeword.trainer.evaluate.stream.Offender;
import io.github.spikeword.trainer.evaluate.stream.SoundClass;
import io.github.spikeword.trainer.evaluate.stream.StreamMetrics;
import io.github.spikeword.trainer.evaluate.stream.StreamReport;
import io.github.spikeword.trainer.evaluate.stream.WordFigures;
import io.github.spikeword.trainer.report.svg.LineChart;
import io.github.spikeword.trainer.report.svg.LineChart.Bound;
import io.github.spikeword.trainer.report.svg.LineChart.Series;
import io.github.spikeword.trainer.statistics.Rate;
import io.github.spikeword.trainer.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An evaluation on recordings as one HTML page that needs nothing beside it. */
public final class StreamEvaluationPage {

  private static final Optional<Bound> PERCENT = Optional.of(new Bound(0, 100));

  private final StreamReport report;
  private final Page page;

  private StreamEvaluationPage(StreamReport report) {
    this.report = report;
    page = new Page("Evaluation on recordings", report.model(), report.source());
  }

  /** The page of a report on a network. */
  public static String render(StreamReport report, Network network) {
    StreamEvaluationPage builder = new StreamEvaluationPage(report);
    builder.tiles();
    builder.figures("With the model's own levels", report.metrics(), true);
    builder.tradeOff();
    builder.figures("With the levels chosen here", report.chosen(), false);
    builder.latency();
    builder.offenders();
    ChipFigures.add(builder.page, network);
    return builder.page.finish();
  }

  private void tiles() {
    List<Page.Tile> tiles = new ArrayList<>();
    report
        .metrics()
        .all()
        .words()
        .forEach(
            (word, figures) -> {
              if (figures.tally().occurrences() > 0) {
                tiles.add(
                    new Page.Tile(
                        Page.format("%.1f %%", 100 * figures.missed().value()),
                        "of \u201c" + word + "\u201d missed, all conditions"));
              }
            });
    Rate speech = report.metrics().all().together().falseAccepts(SoundClass.SPEECH);
    if (speech.hours() > 0) {
      tiles.add(
          new Page.Tile(Page.format("%.2f / h", speech.perHour()), "false accepts in speech"));
    }
    tiles.add(
        new Page.Tile(
            Page.format("%.2f h", report.metrics().all().seconds() / 3600), "of recordings"));
    page.tiles(tiles);
  }

  private void figures(String title, StreamMetrics metrics, boolean own) {
    page.section(
        title,
        levels(own ? report.results().settings().words() : report.choice().settings().words()));
    List<List<String>> spoken = new ArrayList<>();
    for (StreamMetrics.Part part : metrics.conditions()) {
      for (Map.Entry<String, WordFigures> word : part.words().entrySet()) {
        WordFigures figures = word.getValue();
        if (figures.tally().occurrences() > 0) {
          spoken.add(
              List.of(
                  word.getKey(),
                  part.name(),
                  Numbers.percent(figures.missed()),
                  Numbers.percent(figures.wrong()),
                  String.valueOf(figures.tally().repeats()),
                  latency(figures.latency())));
        }
      }
    }
    page.table(
        List.of(
            "word", "condition", "missed", "wrong word", "repeats", "latency ms, median / 95 %"),
        spoken);
    List<List<String>> accepts = new ArrayList<>();
    for (SoundClass kind : SoundClass.values()) {
      if (kind != SoundClass.KEYWORD && metrics.all().together().exposure().hours(kind) > 0) {
        List<String> row = new ArrayList<>(List.of(kind.label()));
        metrics.all().words().values().forEach(figures -> row.add(falseAccepts(figures, kind)));
        accepts.add(row);
      }
    }
    List<String> head = new ArrayList<>(List.of("false accepts in"));
    metrics.all().words().keySet().forEach(head::add);
    page.table(head, accepts).end();
  }

  private static String latency(Sample sample) {
    return sample.size() == 0
        ? "none found"
        : Page.format("%.0f / %.0f", sample.median(), sample.quantile(0.95));
  }

  private static String falseAccepts(WordFigures figures, SoundClass kind) {
    return kind == SoundClass.OTHER_WORD
        ? Numbers.percent(figures.acceptedOthers())
        : Numbers.perHour(figures.falseAccepts(kind));
  }

  private static String levels(Map<String, WordLevels> words) {
    List<String> texts = new ArrayList<>();
    words.forEach(
        (word, levels) ->
            texts.add(
                Page.format(
                    "%s from %.3g, armed again below %.3g",
                    word, levels.threshold(), levels.release())));
    return String.join("; ", texts) + ".";
  }

  private void tradeOff() {
    List<Series> missed = new ArrayList<>();
    List<Series> speech = new ArrayList<>();
    List<Series> others = new ArrayList<>();
    List<Series> against = new ArrayList<>();
    for (Map.Entry<String, List<DetPoint>> word : report.choice().tables().entrySet()) {
      List<DetPoint> table = word.getValue();
      List<Double> thresholds = table.stream().map(DetPoint::threshold).toList();
      List<Double> misses =
          table.stream().map(point -> 100 * point.figures().missed().value()).toList();
      List<Double> accepts =
          table.stream()
              .map(point -> point.figures().falseAccepts(SoundClass.SPEECH).perHour())
              .toList();
      int colour = missed.size();
      missed.add(new Series(word.getKey(), colour, thresholds, misses));
      speech.add(new Series(word.getKey(), colour, thresholds, accepts));
      others.add(
          new Series(
              word.getKey(),
              colour,
              thresholds,
              table.stream().map(p -> 100 * p.figures().acceptedOthers().value()).toList()));
      against.add(logarithmic(word.getKey(), colour, accepts, misses));
    }
    page.section(
            "Trade-off over thresholds",
            "One word's threshold moves while the others stay as chosen; the figures equal those"
                + " of listening again.")
        .pair();
    chart("Missed words", "Share of a word's occurrences.", "threshold", " %", missed, PERCENT);
    chart("False accepts in speech", "An hour.", "threshold", "", speech, Optional.empty());
    chart(
        "Other words accepted", "Of all other words.", "threshold", " %", others, Optional.empty());
    chart(
        "Misses against false accepts",
        "Points without a false accept are left out.",
        "false accepts an hour of speech, power of ten",
        " %",
        against,
        PERCENT);
    page.endPair().end();
  }

  private static Series logarithmic(
      String word, int colour, List<Double> accepts, List<Double> misses) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = accepts.size() - 1; i >= 0; i--) {
      if (accepts.get(i) > 0) {
        x.add(Math.log10(accepts.get(i)));
        y.add(misses.get(i));
      }
    }
    return new Series(word, colour, x, y);
  }

  private void chart(
      String title,
      String caption,
      String xLabel,
      String unit,
      List<Series> series,
      Optional<Bound> bound) {
    List<Series> drawn =
        series.stream().filter(one -> one.y().stream().anyMatch(Double::isFinite)).toList();
    if (!drawn.isEmpty()) {
      page.figure(
          title, caption, new LineChart(title, xLabel, unit, drawn, bound, List.of()).svg());
    }
  }

  private void latency() {
    List<Series> series = new ArrayList<>();
    for (Map.Entry<String, WordFigures> word : report.metrics().all().words().entrySet()) {
      List<Double> sorted = word.getValue().tally().latencies().stream().sorted().toList();
      List<Double> share = new ArrayList<>();
      for (int i = 0; i < sorted.size(); i++) {
        share.add(100.0 * (i + 1) / sorted.size());
      }
      series.add(new Series(word.getKey(), series.size(), sorted, share));
    }
    page.section("Latency", "").pair();
    chart(
        "How soon a word is found",
        "Share of found words that are decided by then; 0 is the labelled end of the word.",
        "milliseconds after the word's end",
        " %",
        series,
        PERCENT);
    page.endPair().end();
  }

  private void offenders() {
    List<List<String>> rows = new ArrayList<>();
    for (Offender offender : report.worst()) {
      rows.add(
          List.of(
              offender.what().name().toLowerCase(Locale.ROOT).replace('_', ' '),
              offender.word(),
              offender.recording(),
              Numbers.clock(offender.timeMillis()),
              Page.format("%.2f", offender.score()),
              offender.sound()));
    }
    page.section("Worth listening to", "Mistakes with the model's own levels, the worst first.")
        .table(List.of("mistake", "word", "recording", "at", "score", "what was heard"), rows)
        .end();
  }
}
