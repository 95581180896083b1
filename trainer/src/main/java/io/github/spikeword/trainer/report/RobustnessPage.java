package io.github.spikeword.trainer.report;

import io.github.spikeword.trainer.evaluate.Numbers;
import io.github.spikeword.trainer.evaluate.robust.AxisResult;
import io.github.spikeword.trainer.evaluate.robust.ChipResults;
import io.github.spikeword.trainer.evaluate.robust.RobustnessReport;
import io.github.spikeword.trainer.evaluate.robust.RobustnessText;
import io.github.spikeword.trainer.evaluate.robust.VariationResult;
import io.github.spikeword.trainer.evaluate.stream.SoundClass;
import io.github.spikeword.trainer.evaluate.stream.StreamMetrics;
import io.github.spikeword.trainer.evaluate.stream.StreamReportText;
import io.github.spikeword.trainer.evaluate.stream.WordFigures;
import io.github.spikeword.trainer.report.svg.LineChart;
import io.github.spikeword.trainer.report.svg.LineChart.Bound;
import io.github.spikeword.trainer.report.svg.LineChart.Series;
import io.github.spikeword.trainer.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A robustness report as one HTML page that needs nothing beside it. */
public final class RobustnessPage {

  private static final Optional<Bound> PERCENT = Optional.of(new Bound(0, 100));

  private final RobustnessReport report;
  private final Page page;

  private RobustnessPage(RobustnessReport report) {
    this.report = report;
    page = new Page("Robustness", report.model(), report.source());
  }

  /** The page. */
  public static String render(RobustnessReport report) {
    RobustnessPage builder = new RobustnessPage(report);
    builder.tiles();
    report.axes().forEach(builder::axis);
    report.chips().ifPresent(builder::chips);
    return builder.page.finish();
  }

  private void tiles() {
    List<Page.Tile> tiles = new ArrayList<>();
    report
        .unchanged()
        .words()
        .forEach(
            (word, figures) ->
                tiles.add(
                    new Page.Tile(
                        Numbers.percent(figures.missed()).replaceAll(" \\(.*", ""),
                        "of \u201c" + word + "\u201d missed, unchanged")));
    tiles.add(
        new Page.Tile(Page.format("%.2f h", report.unchanged().seconds() / 3600), "of recordings"));
    page.tiles(tiles);
    page.section("", "Levels in force: " + StreamReportText.levels(report.detector()) + ".").end();
  }

  private void axis(AxisResult axis) {
    page.section("Over " + axis.name(), axis.question());
    chart(axis);
    List<List<String>> words = new ArrayList<>();
    List<List<String>> accepts = new ArrayList<>();
    words(words, report.unchanged(), Optional.empty());
    accepts.add(accepts(report.unchanged()));
    for (VariationResult variation : axis.variations()) {
      words(words, variation.figures(), Optional.of(variation));
      accepts.add(accepts(variation.figures()));
    }
    page.table(
        List.of("heard", "word", "missed", "wrong word", "lost / gained", "clipped words"), words);
    page.table(acceptsHead(), accepts).end();
  }

  /** Misses over the variations, in their order: levels ascend, so this is a curve over them. */
  private void chart(AxisResult axis) {
    List<Series> series = new ArrayList<>();
    List<Double> places =
        IntStream.rangeClosed(1, axis.variations().size()).mapToObj(i -> (double) i).toList();
    for (String word : report.unchanged().words().keySet()) {
      List<Double> misses =
          axis.variations().stream()
              .map(variation -> 100 * variation.figures().word(word).missed().value())
              .toList();
      if (misses.stream().allMatch(Double::isFinite)) {
        series.add(new Series(word, series.size(), places, misses));
      }
    }
    if (!series.isEmpty() && places.size() > 1) {
      page.figure(
          "Missed words",
          "In the order of the table: "
              + String.join("; ", axis.variations().stream().map(VariationResult::name).toList())
              + ".",
          new LineChart("Missed words", "variation", " %", series, PERCENT, List.of()).svg());
    }
  }

  private static void words(
      List<List<String>> rows, StreamMetrics.Part part, Optional<VariationResult> variation) {
    part.words()
        .forEach(
            (word, figures) ->
                rows.add(
                    List.of(
                        part.name(),
                        word,
                        Numbers.percent(figures.missed()),
                        Numbers.percent(figures.wrong()),
                        variation
                            .map(v -> v.changes().get(word))
                            .map(change -> change.lost() + " / " + change.gained())
                            .orElse(""),
                        variation
                            .map(v -> Numbers.percent(v.clippedWords()))
                            .filter(text -> !text.equals("none"))
                            .orElse(""))));
  }

  private List<SoundClass> timed() {
    return RobustnessText.TIMED.stream()
        .filter(kind -> report.unchanged().together().exposure().hours(kind) > 0)
        .toList();
  }

  private List<String> acceptsHead() {
    List<String> head = new ArrayList<>(List.of("false accepts", "other words"));
    timed().forEach(kind -> head.add(kind.label()));
    return head;
  }

  private List<String> accepts(StreamMetrics.Part part) {
    WordFigures together = part.together();
    List<String> row = new ArrayList<>();
    row.add(part.name());
    row.add(Numbers.percent(together.acceptedOthers()));
    timed().forEach(kind -> row.add(Numbers.perHour(together.falseAccepts(kind))));
    return row;
  }

  private void chips(ChipResults chips) {
    page.section(
        "Over mismatched chips",
        Page.format(
            "%d chips with a relative spread of leaks of %.3g and of thresholds of %.3g, seed %d.",
            chips.chips().size(),
            chips.draw().leakSpread(),
            chips.draw().thresholdSpread(),
            chips.draw().seed()));
    List<Series> series = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (String word : chips.nominal().words().keySet()) {
      Sample sample = chips.missed(word);
      rows.add(
          row(word + " missed, %", 100 * chips.nominal().word(word).missed().value(), 100, sample));
      List<Double> sorted =
          chips.chips().stream()
              .map(chip -> 100 * chip.word(word).missed().value())
              .filter(Double::isFinite)
              .sorted()
              .toList();
      if (!sorted.isEmpty()) {
        List<Double> shares =
            IntStream.rangeClosed(1, sorted.size())
                .mapToObj(i -> 100.0 * i / sorted.size())
                .toList();
        series.add(new Series(word, series.size(), shares, sorted));
      }
    }
    rows.add(
        row(
            "other words accepted, %",
            100 * chips.nominal().together().acceptedOthers().value(),
            100,
            chips.acceptedOthers()));
    for (SoundClass kind : timed()) {
      rows.add(
          row(
              "false accepts in " + kind.label() + ", an hour",
              chips.nominal().together().falseAccepts(kind).perHour(),
              1,
              chips.falseAccepts(kind)));
    }
    if (!series.isEmpty()) {
      page.figure(
          "Missed words",
          "So many chips miss at most so many words.",
          new LineChart("Missed words", "share of chips, %", " %", series, PERCENT, List.of())
              .svg());
    }
    page.table(
            List.of(
                "figure",
                "nominal",
                "median",
                "5 % of chips",
                "95 % of chips",
                "worst",
                "mean",
                "deviation"),
            rows)
        .end();
  }

  private static List<String> row(String what, double nominal, double factor, Sample sample) {
    List<String> row = new ArrayList<>(List.of(what, number(nominal)));
    for (double value :
        new double[] {
          sample.median(),
          sample.quantile(0.05),
          sample.quantile(0.95),
          sample.max(),
          sample.mean(),
          sample.deviation()
        }) {
      row.add(number(factor * value));
    }
    return row;
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Page.format("%.2f", value) : "none";
  }
}
