package io.github.spikeword.trainer.report;

import io.github.spikeword.models.chip.WeightGrid;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Stage;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.evaluate.Workload;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import io.github.spikeword.trainer.report.svg.Html;
import io.github.spikeword.trainer.report.svg.WeightHistogram;
import io.github.spikeword.trainer.statistics.Interval;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.List;

/**
 * The page of a run: one HTML file without anything to load, light or dark as the reader's system
 * is.
 */
public final class ReportPage {

  /** Name of the page in a run folder. */
  public static final String FILE = "report.html";

  private final RunFigures figures;
  private final Page page;

  private ReportPage(RunFigures figures) {
    this.figures = figures;
    page =
        new Page(
            "training run",
            figures.settings().name(),
            String.join(", ", figures.settings().words()));
  }

  /** The whole page. */
  public static String render(RunFigures figures) {
    ReportPage report = new ReportPage(figures);
    report.tiles();
    report.learning();
    report.judgement();
    report.firing();
    report.weights();
    ChipFigures.add(report.page, figures.bundle().network());
    report.bands();
    report.examples();
    report.settings();
    return report.page.finish();
  }

  private void tiles() {
    List<Page.Tile> tiles = new ArrayList<>();
    figures.validation().ifPresent(report -> judged(tiles, report));
    Network network = figures.bundle().network();
    tiles.add(new Page.Tile(String.valueOf(network.neurons()), "neurons", stages(network)));
    tiles.add(
        new Page.Tile(
            String.valueOf(figures.epochs().size()),
            "epochs",
            "seed " + figures.settings().run().seed()));
    page.tiles(tiles);
  }

  private static void judged(List<Page.Tile> tiles, ClipReport report) {
    Share accuracy = report.metrics().accuracy();
    Interval interval = accuracy.wilson95();
    tiles.add(
        new Page.Tile(
            Page.format("%.1f %%", 100 * accuracy.value()),
            "validation accuracy",
            Page.format(
                "%d of %d clips, 95 %%: %.1f to %.1f",
                accuracy.part(), accuracy.whole(), 100 * interval.low(), 100 * interval.high())));
    Workload workload = report.metrics().workload();
    tiles.add(
        new Page.Tile(
            Page.format("%.1f nJ", workload.energyNanojoules()),
            "energy per inference",
            "estimate, layers behind the front end"));
    tiles.add(
        new Page.Tile(
            Page.format("%,.0f", workload.effectiveAdditions()),
            "synaptic operations",
            Page.format("per inference, of %,.0f dense", workload.denseOperations())));
  }

  private void learning() {
    if (figures.epochs().isEmpty()) {
      return;
    }
    page.section("Learning", "").pair();
    page.figure(
        "Training loss",
        "Mean of all loss terms over an epoch's clips.",
        CurveCharts.loss(figures.epochs()).svg());
    CurveCharts.accuracy(figures.epochs())
        .ifPresent(
            chart ->
                page.figure(
                    "Accuracy",
                    "Training clips as augmented, validation clips as recorded. The exported"
                        + " network has every sign block of one sign, as the chip demands.",
                    chart.svg()));
    page.endPair().end();
  }

  private void judgement() {
    if (figures.validation().isPresent()) {
      page.section("Judgement of the validation clips", "")
          .markup(ConfusionTable.html(figures.validation().get().metrics().confusion()))
          .end();
    }
  }

  private void firing() {
    if (figures.epochs().isEmpty() || figures.epochs().get(0).rates().isEmpty()) {
      return;
    }
    page.section("Firing and cost", "").pair();
    page.figure(
        "Firing rates",
        "Share of steps in which a neuron fires, mean over each layer, by epoch.",
        CurveCharts.rates(figures.epochs()).svg());
    figures
        .validation()
        .ifPresent(
            report ->
                page.figure(
                    "Cost of one inference",
                    "On validation clips, counts after NeuroBench; power is an estimate.",
                    CostTable.html(report.metrics().workload())));
    page.endPair().end();
  }

  private void weights() {
    page.section("Weights on the grid", "").pair();
    for (Layer layer : figures.bundle().network().layers()) {
      histogram(layer.name() + ", feed-forward", layer.feedForward().toCodes());
      layer.recurrent().ifPresent(loop -> histogram(layer.name() + ", recurrent", loop.toCodes()));
    }
    page.endPair().end();
  }

  private void histogram(String name, byte[][] codes) {
    WeightHistogram histogram = WeightHistogram.of("Weights of " + name, codes);
    int all = histogram.counts().stream().mapToInt(Integer::intValue).sum();
    int ends = histogram.counts().get(0) + histogram.counts().get(WeightGrid.LEVELS - 1);
    page.figure(
        name,
        Page.format("%d weights, %.1f %% of them at an end of the range.", all, 100.0 * ends / all),
        histogram.svg());
  }

  private void bands() {
    if (figures.bandLevels().isEmpty()) {
      return;
    }
    List<Double> centres = figures.bundle().features().centreHz();
    page.section("Bands", "").pair();
    page.figure(
        "Band energies",
        Page.format(
            "Mean input of every front-end neuron by word, after compression and gain. Band 0 is"
                + " at %.0f Hz, band %d at %.0f Hz.",
            centres.get(0), centres.size() - 1, centres.get(centres.size() - 1)),
        CurveCharts.bands(figures.bandLevels()).svg());
    page.endPair().end();
  }

  private void examples() {
    if (figures.examples().isEmpty()) {
      return;
    }
    page.section("Clips on their way through the network", "").pair();
    for (ExampleClip example : figures.examples()) {
      boolean right = example.spoken().equals(example.decided());
      page.figure(
          "\u201c" + example.spoken() + "\u201d",
          (right ? "judged right" : "taken for \u201c" + example.decided() + "\u201d")
              + ", "
              + example.name(),
          example.picture(figures.bundle().network()).svg());
    }
    page.endPair().end();
  }

  private void settings() {
    page.section("Settings", "")
        .markup("<details><summary>Everything this run was told</summary><pre>")
        .markup(Html.escape(SettingsFile.write(figures.settings())))
        .markup("</pre></details>")
        .end();
  }

  private static String stages(Network network) {
    StringBuilder text = new StringBuilder();
    for (Stage stage : network.stages()) {
      text.append(text.isEmpty() ? "" : "\u2013").append(stage.neurons());
      text.append(
          stage instanceof Layer layer && layer.recurrent().isPresent() ? " recurrent" : "");
    }
    return text.toString();
  }
}
