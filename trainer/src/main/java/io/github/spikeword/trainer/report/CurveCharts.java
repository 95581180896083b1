package io.github.spikeword.trainer.report;

import io.github.spikeword.trainer.report.svg.LineChart;
import io.github.spikeword.trainer.run.EpochMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The figures of a run as curves. */
final class CurveCharts {

  private static final double PERCENT = 100;

  /** Loss by epoch. */
  static LineChart loss(List<EpochMetrics> epochs) {
    return overEpochs(
        "Training loss by epoch",
        "",
        List.of(series("loss", 0, epochs, e -> OptionalDouble.of(e.loss()), 1)));
  }

  /** Accuracies by epoch; nothing where none were measured. */
  static Optional<LineChart> accuracy(List<EpochMetrics> epochs) {
    List<LineChart.Series> accuracies = new ArrayList<>();
    share("validation", 0, epochs, EpochMetrics::validationAccuracy).ifPresent(accuracies::add);
    share("training", 1, epochs, EpochMetrics::trainingAccuracy).ifPresent(accuracies::add);
    if (epochs.stream().anyMatch(e -> !e.exportedAccuracy().equals(e.validationAccuracy()))) {
      share("as exported", 2, epochs, EpochMetrics::exportedAccuracy).ifPresent(accuracies::add);
    }
    return accuracies.isEmpty()
        ? Optional.empty()
        : Optional.of(overEpochs("Accuracy by epoch", " %", accuracies));
  }

  /** Firing rate of every stage by epoch. */
  static LineChart rates(List<EpochMetrics> epochs) {
    List<LineChart.Series> rates = new ArrayList<>();
    for (String stage : epochs.get(0).rates().keySet()) {
      rates.add(
          series(
              stage,
              rates.size(),
              epochs,
              e -> OptionalDouble.of(e.rates().getOrDefault(stage, Double.NaN)),
              PERCENT));
    }
    return overEpochs("Firing rate of every layer by epoch", " %", rates);
  }

  /** Mean input of every band by word. */
  static LineChart bands(Map<String, List<Double>> levels) {
    List<LineChart.Series> words = new ArrayList<>();
    levels.forEach(
        (word, level) -> {
          List<Double> numbers = new ArrayList<>();
          for (int band = 0; band < level.size(); band++) {
            numbers.add((double) band);
          }
          words.add(new LineChart.Series(word, words.size(), numbers, level));
        });
    return new LineChart(
        "Mean input of every band by word", "band", "", words, Optional.empty(), List.of());
  }

  private static LineChart overEpochs(String title, String unit, List<LineChart.Series> series) {
    return new LineChart(title, "epoch", unit, series, Optional.empty(), List.of());
  }

  private static Optional<LineChart.Series> share(
      String name,
      int colour,
      List<EpochMetrics> epochs,
      Function<EpochMetrics, OptionalDouble> value) {
    return epochs.stream().anyMatch(e -> value.apply(e).isPresent())
        ? Optional.of(series(name, colour, epochs, value, PERCENT))
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

  private CurveCharts() {}
}
