package io.github.spikeword.trainer.report;

import io.github.spikeword.models.chip.WeightGrid;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Stage;
import io.github.spikeword.trainer.config.SettingsFile;
import io.github.spikeword.trainer.evaluate.Workload;
import io.github.spikeword.trainer.report.svg.ClipPicture;
import io.github.spikeword.trainer.report.svg.Html;
import io.github.spikeword.trainer.report.svg.LineChart;
import io.github.spikeword.trainer.report.svg.WeightHistogram;
import io.github.spikeword.trainer.run.EpochMetrics;
import io.github.spikeword.trainer.statistics.Interval;
import io.github.spikeword.trainer.statistics.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

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
                  format("%.0f", workload.effectiveAdditions()),
                  "synaptic operations",
                  format("per inference, of %.0f dense", workload.denseOperations()));
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
    List<LineChart.Series> accuracies = new ArrayList<>();
    share("training", 1, EpochMetrics::trainingAccuracy).ifPresent(accuracies::add);
    share("validation", 0, EpochMetrics::validationAccuracy).ifPresent(accuracies::add);
    boolean differ =
        figures.epochs().stream()
            .anyMatch(e -> !e.exportedAccuracy().equals(e.validationAccuracy()));
    if (differ) {
      share("as exported", 2, EpochMetrics::exportedAccuracy).ifPresent(accuracies::add);
    }
    section("Learning");
    html.append("<div class=\"pair\">");
    LineChart.Series loss =
        series("loss", 0, figures.epochs(), e -> OptionalDouble.of(e.loss()), 1);
    figure(
        "Training loss",
        "Mean of all loss terms over an epoch's clips.",
        chart("Training loss by epoch", "", List.of(loss), Optional.empty()).svg());
    if (!accuracies.isEmpty()) {
      figure(
          "Accuracy",
          "Training clips as augmented; validation clips as recorded."
              + (differ
                  ? " As exported: with every sign block of one sign, as the chip holds them."
                  : ""),
          chart("Accuracy by epoch", " %", accuracies, Optional.empty()).svg());
    }
    html.append("</div></section>\n");
  }

  private Optional<LineChart.Series> share(
      String name, int colour, Function<EpochMetrics, OptionalDouble> value) {
    return figures.epochs().stream().anyMatch(e -> value.apply(e).isPresent())
        ? Optional.of(series(name, colour, figures.epochs(), value, 100))
        : Optional.empty();
  }

  private static LineChart.Series series(
      String name,
      int colour,
      List<EpochMetrics> epochs,
      Function<EpochMetrics, OptionalDouble> value,
      double factor) {
    return new LineChart.Series(
        name,
        colour,
        epochs.stream().map(e -> (double) e.epoch()).toList(),
        epochs.stream().map(e -> factor * value.apply(e).orElse(Double.NaN)).toList());
  }

  private static LineChart chart(
      String title, String unit, List<LineChart.Series> series, Optional<LineChart.Bound> bound) {
    return new LineChart(title, "epoch", unit, series, bound, List.of());
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
    List<LineChart.Series> rates = new ArrayList<>();
    for (String stage : figures.epochs().get(0).rates().keySet()) {
      rates.add(
          series(
              stage,
              rates.size(),
              figures.epochs(),
              e ->
                  e.rates().containsKey(stage)
                      ? OptionalDouble.of(e.rates().getOrDefault(stage, 0.0))
                      : OptionalDouble.empty(),
              100));
    }
    section("Firing and cost");
    html.append("<div class=\"pair\">");
    figure(
        "Firing rates",
        "Share of steps in which a neuron fires, mean over each layer, by epoch.",
        new LineChart(
                "Firing rate of every layer by epoch",
                "epoch",
                " %",
                rates,
                Optional.empty(),
                List.of())
            .svg());
    figures
        .validation()
        .ifPresent(
            report ->
                html.append("<figure><figcaption><b>Cost of one inference</b> on validation clips,")
                    .append(" counts after NeuroBench; power is an estimate.</figcaption>")
                    .append(costs(report.metrics().workload()))
                    .append("</figure>"));
    html.append("</div></section>\n");
  }

  private static String costs(Workload workload) {
    StringBuilder table = new StringBuilder("<table class=\"costs\">");
    for (Workload.StageFiring stage : workload.stages()) {
      row(
          table,
          stage.name(),
          format("%.1f spikes, %.1f %% of steps", stage.spikesPerInference(), 100 * stage.rate()));
    }
    row(
        table,
        "power",
        format("%.2f nW, %.2f nJ", workload.powerNanowatts(), workload.energyNanojoules()));
    row(table, "dense operations", format("%.0f", workload.denseOperations()));
    row(
        table,
        "effective operations",
        format(
            "%.0f MAC + %.0f AC",
            workload.effectiveMultiplications(), workload.effectiveAdditions()));
    row(table, "activation sparsity", format("%.3f", workload.activationSparsity()));
    row(
        table,
        "footprint",
        format(
            "%d bytes, %d on the chip",
            workload.footprintBytes(), (workload.weightBitsOnChip() + 7) / 8));
    return table.append("</table>").toString();
  }

  private static void row(StringBuilder table, String name, String value) {
    table
        .append("<tr><th>")
        .append(Html.escape(name))
        .append("</th><td>")
        .append(Html.escape(value))
        .append("</td></tr>");
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
    List<Double> numbers = new ArrayList<>();
    for (int band = 0; band < centres.size(); band++) {
      numbers.add((double) band);
    }
    List<LineChart.Series> words = new ArrayList<>();
    for (Map.Entry<String, List<Double>> word : figures.bandLevels().entrySet()) {
      words.add(new LineChart.Series(word.getKey(), words.size(), numbers, word.getValue()));
    }
    section("Bands");
    html.append("<div class=\"pair\">");
    figure(
        "Band energies",
        format(
            "Mean input of every front-end neuron by word, after compression and gain; band 0 is"
                + " at %.0f Hz, band %d at %.0f Hz.",
            centres.get(0), centres.size() - 1, centres.get(centres.size() - 1)),
        new LineChart(
                "Mean input of every band by word", "band", "", words, Optional.empty(), List.of())
            .svg());
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
          picture(example).svg());
    }
    html.append("</div></section>\n");
  }

  private ClipPicture picture(ExampleClip example) {
    List<Stage> stages = figures.bundle().network().stages();
    List<ClipPicture.Stage> rasters = new ArrayList<>();
    for (int s = 0; s < stages.size(); s++) {
      rasters.add(
          new ClipPicture.Stage(
              stages.get(s).name(), stages.get(s).neurons(), example.fired().get(s)));
    }
    List<ClipPicture.Membrane> membranes = new ArrayList<>();
    for (ExampleClip.Watched watched : example.watched()) {
      membranes.add(
          new ClipPicture.Membrane(
              watched.label().isEmpty()
                  ? stages.get(watched.stage()).name() + " " + watched.neuron()
                  : "\u201c" + watched.label() + "\u201d",
              watched.stage(),
              watched.membrane()));
    }
    return new ClipPicture(
        "Input, spikes and membranes of one clip",
        figures.bundle().network().stepMillis(),
        example.input(),
        rasters,
        membranes);
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
