package io.github.spikeword.trainer.report;

import io.github.spikeword.models.network.Network;
import io.github.spikeword.trainer.evaluate.Numbers;
import io.github.spikeword.trainer.evaluate.Workload;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.evaluate.clip.ClipResult;
import io.github.spikeword.trainer.report.svg.LineChart;
import io.github.spikeword.trainer.statistics.Interval;
import io.github.spikeword.trainer.statistics.Sample;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An evaluation on clips as one HTML page that needs nothing beside it. */
public final class ClipEvaluationPage {

  private final ClipReport report;
  private final Page page;

  private ClipEvaluationPage(ClipReport report) {
    this.report = report;
    page =
        new Page(
            "Evaluation on clips",
            report.model(),
            report.partition() + " partition, " + report.split());
  }

  /** The page of a report on a network. */
  public static String render(ClipReport report, Network network) {
    ClipEvaluationPage builder = new ClipEvaluationPage(report);
    builder.tiles();
    builder.confusion();
    builder.noise();
    builder.chips();
    builder.workload();
    builder.mistakes();
    ChipFigures.add(builder.page, network);
    return builder.page.finish();
  }

  private void tiles() {
    Share accuracy = report.metrics().accuracy();
    Interval interval = accuracy.wilson95();
    Workload workload = report.metrics().workload();
    page.tiles(
        List.of(
            new Page.Tile(Page.format("%.2f %%", 100 * accuracy.value()), "of clips right"),
            new Page.Tile(
                Page.format("%.1f to %.1f %%", 100 * interval.low(), 100 * interval.high()),
                "95 % interval (Wilson)"),
            new Page.Tile(
                accuracy.part() + " of " + accuracy.whole(),
                "clips; " + report.broken().size() + " unreadable"),
            new Page.Tile(
                Page.format("%.2f nJ", workload.energyNanojoules()),
                "an inference, layers only, estimate")));
  }

  private void confusion() {
    page.section(
            "What was taken for what", "Decision: " + report.results().rule().description() + ".")
        .markup(ConfusionTable.html(report.metrics().confusion()))
        .end();
  }

  private void noise() {
    if (report.noises().isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (ClipReport.NoiseRow row : report.noises()) {
      rows.add(
          List.of(
              row.snrDb().map(db -> Page.format("%.0f dB", db)).orElse("clean"),
              Numbers.percent(row.accuracy())));
    }
    page.section(
            "Under noise",
            "Every clip over the same piece of recorded or synthetic noise at every ratio.")
        .table(List.of("signal to noise", "right"), rows)
        .end();
  }

  private void chips() {
    if (report.chips().isEmpty()) {
      return;
    }
    ClipReport.Chips chips = report.chips().get();
    Sample sample = chips.sample();
    List<Double> sorted =
        chips.accuracies().stream().map(share -> 100 * share.value()).sorted().toList();
    List<Double> ranks = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      ranks.add(100.0 * (i + 0.5) / sorted.size());
    }
    page.section(
            "On mismatched chips",
            Page.format(
                "%d chips, leaks spread %.3g and thresholds %.3g of their value. Median %.2f %%,"
                    + " mean %.2f %%, deviation %.2f, worst %.2f %%.",
                sample.size(),
                chips.leakSpread(),
                chips.thresholdSpread(),
                100 * sample.median(),
                100 * sample.mean(),
                100 * sample.deviation(),
                100 * sample.min()))
        .pair()
        .figure(
            "Accuracy over chips",
            "Chips from worst to best; the dashed line is the nominal chip.",
            new LineChart(
                    "Accuracy of mismatched chips from worst to best",
                    "chips that are worse, %",
                    " %",
                    List.of(new LineChart.Series("chips", 0, ranks, sorted)),
                    Optional.empty(),
                    List.of(
                        new LineChart.Mark(
                            100 * report.metrics().accuracy().value(), "nominal chip")))
                .svg())
        .endPair()
        .end();
  }

  private void workload() {
    Workload workload = report.metrics().workload();
    List<List<String>> rows = new ArrayList<>();
    for (Workload.StageFiring stage : workload.stages()) {
      rows.add(
          List.of(
              stage.name(),
              Page.format(
                  "%d neurons, %.1f spikes, %.1f %% of steps",
                  stage.neurons(), stage.spikesPerInference(), 100 * stage.rate())));
    }
    rows.add(
        List.of(
            "power",
            Page.format(
                "%.2f nW, %.2f nJ", workload.powerNanowatts(), workload.energyNanojoules())));
    rows.add(
        List.of(
            "synaptic operations",
            Page.format(
                "%.0f dense; effective: %.0f MAC + %.0f AC",
                workload.denseOperations(),
                workload.effectiveMultiplications(),
                workload.effectiveAdditions())));
    rows.add(List.of("activation sparsity", Page.format("%.3f", workload.activationSparsity())));
    rows.add(List.of("connection sparsity", Page.format("%.3f", workload.connectionSparsity())));
    rows.add(
        List.of(
            "footprint",
            Page.format(
                "%d bytes; %d bytes of weights on the chip",
                workload.footprintBytes(), (workload.weightBitsOnChip() + 7) / 8)));
    page.section(
            "Cost of one inference",
            "Counts after NeuroBench; power and energy are estimates calibrated to one published"
                + " figure.")
        .table(List.of("", ""), rows)
        .end();
  }

  private void mistakes() {
    List<List<String>> rows = new ArrayList<>();
    for (ClipResult clip : report.results().clips()) {
      if (!clip.isCorrect()) {
        rows.add(
            List.of(
                clip.clip().key(),
                clip.decided(),
                String.join(
                    "  ", clip.levels().stream().map(l -> Page.format("%.2f", l)).toList())));
      }
    }
    if (!rows.isEmpty()) {
      String labels = String.join(", ", report.results().labels());
      page.section("Clips to listen to", "Levels in the order " + labels + ".")
          .table(List.of("clip", "taken for", "levels"), rows)
          .end();
    }
  }
}
