package io.github.spikeword.trainer.report;

import io.github.spikeword.models.chip.WeightGrid;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Stage;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.evaluate.Workload;
import io.github.spikeword.trainer.report.svg.Html;
import io.github.spikeword.trainer.report.svg.WeightHistogram;
import io.github.spikeword.trainer.statistics.Interval;
import io.github.spikeword.trainer.statistics.Share;
import java.util.List;
import java.util.Locale;

/**
 * The page of a run: one HTML file without anything to load, light or dark as the reader's system
 * is.
 */
public final class ReportPage {

  /** Name of the page in a run folder. */
  public static final String FILE = "report.html";

  private final RunFigures figures;
  private final StringBuilder html = new StringBuilder();

  private ReportPage(RunFigures figures) {
    this.figures = figures;
  }

  /** The whole page. */
  public static String render(RunFigures figures) {
    ReportPage page = new ReportPage(figures);
    page.head();
    page.tiles();
    page.learning();
    page.judgement();
    page.firing();
    page.weights();
    page.bands();
    page.examples();
    page.settings();
    page.html.append("</main>\n</body>\n</html>\n");
    return page.html.toString();
  }

  private void head() {
    String name = Html.escape(figures.settings().name());
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
        .append(name)
        .append(" \u2013 training run</title>\n<style>\n")
        .append(ReportStyle.CSS)
        .append("</style>\n</head>\n<body>\n<main>\n<header><p class=\"kind\">training run</p><h1>")
        .append(name)
        .append("</h1><p class=\"words\">");
    for (String word : figures.settings().words()) {
      html.append("<span>").append(Html.escape(word)).append("</span>");
    }
    html.append("</p></header>\n");
  }

  private void tiles() {
    html.append("<section class=\"tiles\">");
    figures
        .validation()
        .ifPresent(
            report -> {
              Share accuracy = report.metrics().accuracy();
              Interval interval = accuracy.wilson95();
              tile(
                  format("%.1f %%", 100 * accuracy.value()),
                  "validation accuracy",
                  format(
                      "%d of %d clips, 95 %%: %.1f to %.1f",
                      accuracy.part(),
                      accuracy.whole(),
                      100 * interval.low(),
                      100 * interval.high()));
              Workload workload = report.metrics().workload();
              tile(
                  format("%.1f nJ", workload.energyNanojoules()),
                  "energy per inference",
                  "estimate, layers behind the front end");
              tile(
                  format("%,.0f", workload.effectiveAdditions()),
                  "synaptic operations",
                  format("per inference, of %,.0f dense", workload.denseOperations()));
            });
    Network network = figures.bundle().network();
    tile(String.valueOf(network.neurons()), "neurons", stages(network));
    tile(
        String.valueOf(figures.epochs().size()),
        "epochs",
        "seed " + figures.settings().run().seed());
    html.append("</section>\n");
  }

  private void tile(String value, String name, String detail) {
    html.append("<div><b>")
        .append(Html.escape(value))
        .append("</b><span>")
        .append(Html.escape(name))
        .append("</span><small>")
        .append(Html.escape(detail))
        .append("</small></div>");
  }

  private void learning() {
    if (figures.epochs().isEmpty()) {
      return;
    }
    section("Learning");
    html.append("<div class=\"pair\">");
    figure(
        "Training loss",
        "Mean of all loss terms over an epoch's clips.",
        CurveCharts.loss(figures.epochs()).svg());
    CurveCharts.accuracy(figures.epochs())
        .ifPresent(
            chart ->
                figure(
                    "Accuracy",
                    "Training clips as augmented, validation clips as recorded. The exported"
                        + " network has every sign block of one sign, as the chip demands.",
                    chart.svg()));
    html.append("</div></section>\n");
  }

  private void judgement() {
    if (figures.validation().isPresent()) {
      section("Judgement of the validation clips");
      html.append(ConfusionTable.html(figures.validation().get().metrics().confusion()));
      html.append("</section>\n");
    }
  }

  private void firing() {
    if (figures.epochs().isEmpty() || figures.epochs().get(0).rates().isEmpty()) {
      return;
    }
    section("Firing and cost");
    html.append("<div class=\"pair\">");
    figure(
        "Firing rates",
        "Share of steps in which a neuron fires, mean over each layer, by epoch.",
        CurveCharts.rates(figures.epochs()).svg());
    figures
        .validation()
        .ifPresent(
            report ->
                figure(
                    "Cost of one inference",
                    "On validation clips, counts after NeuroBench; power is an estimate.",
                    CostTable.html(report.metrics().workload())));
    html.append("</div></section>\n");
  }

  private void weights() {
    section("Weights on the grid");
    html.append("<div class=\"pair\">");
    for (Layer layer : figures.bundle().network().layers()) {
      histogram(layer.name() + ", feed-forward", layer.feedForward().toCodes());
      layer.recurrent().ifPresent(loop -> histogram(layer.name() + ", recurrent", loop.toCodes()));
    }
    html.append("</div></section>\n");
  }

  private void histogram(String name, byte[][] codes) {
    WeightHistogram histogram = WeightHistogram.of("Weights of " + name, codes);
    int all = histogram.counts().stream().mapToInt(Integer::intValue).sum();
    int ends = histogram.counts().get(0) + histogram.counts().get(WeightGrid.LEVELS - 1);
    figure(
        name,
        format("%d weights, %.1f %% of them at an end of the range.", all, 100.0 * ends / all),
        histogram.svg());
  }

  private void bands() {
    if (figures.bandLevels().isEmpty()) {
      return;
    }
    List<Double> centres = figures.bundle().features().centreHz();
    section("Bands");
    html.append("<div class=\"pair\">");
    figure(
        "Band energies",
        format(
            "Mean input of every front-end neuron by word, after compression and gain. Band 0 is"
                + " at %.0f Hz, band %d at %.0f Hz.",
            centres.get(0), centres.size() - 1, centres.get(centres.size() - 1)),
        CurveCharts.bands(figures.bandLevels()).svg());
    html.append("</div></section>\n");
  }

  private void examples() {
    if (figures.examples().isEmpty()) {
      return;
    }
    section("Clips on their way through the network");
    html.append("<div class=\"pair\">");
    for (ExampleClip example : figures.examples()) {
      boolean right = example.spoken().equals(example.decided());
      figure(
          "\u201c" + example.spoken() + "\u201d",
          (right ? "judged right" : "taken for \u201c" + example.decided() + "\u201d")
              + ", "
              + example.name(),
          example.picture(figures.bundle().network()).svg());
    }
    html.append("</div></section>\n");
  }

  private void settings() {
    section("Settings");
    html.append("<details><summary>Everything this run was told</summary><pre>")
        .append(Html.escape(SettingsFile.write(figures.settings())))
        .append("</pre></details></section>\n");
  }

  private void section(String title) {
    html.append("<section><h2>").append(Html.escape(title)).append("</h2>");
  }

  private void figure(String title, String caption, String svg) {
    html.append("<figure><figcaption><b>")
        .append(Html.escape(title))
        .append("</b> ")
        .append(Html.escape(caption))
        .append("</figcaption>")
        .append(svg)
        .append("</figure>");
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

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
