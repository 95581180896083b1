package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.evaluate.Numbers;
import io.github.spikeword.trainer.evaluate.WorkloadRenderings;
import io.github.spikeword.trainer.statistics.Sample;
import java.util.Locale;

/** A clip report for a terminal. */
public final class ClipReportText {

  private ClipReportText() {}

  /** The report, several lines. */
  public static String render(ClipReport report) {
    StringBuilder text = new StringBuilder();
    ClipMetrics metrics = report.metrics();
    line(
        text,
        "Model %s on the %s partition (%s)",
        report.model(),
        report.partition(),
        report.split());
    line(text, "accuracy       %s", Numbers.percent(metrics.accuracy()));
    line(
        text,
        "batch mean     %.2f %% (batches of %d, for comparison only)",
        100 * metrics.batchMeanAccuracy(),
        ClipMetrics.BATCH);
    line(text, "decision       %s", report.results().rule().description());
    confusion(text, metrics.confusion());
    line(text, "activity");
    text.append(WorkloadRenderings.text(metrics.workload()));
    if (!report.noises().isEmpty()) {
      line(text, "noise");
      for (ClipReport.NoiseRow row : report.noises()) {
        String snr =
            row.snrDb().map(db -> String.format(Locale.ROOT, "%.0f dB", db)).orElse("clean");
        line(text, "  %-12s %s", snr, Numbers.percent(row.accuracy()));
      }
    }
    report.chips().ifPresent(chips -> chips(text, chips));
    for (BrokenFile broken : report.broken()) {
      line(text, "skipped %s: %s", broken.path(), broken.reason());
    }
    return text.toString();
  }

  private static void confusion(StringBuilder text, ConfusionMatrix matrix) {
    StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "%-14s", "spoken"));
    matrix.words().forEach(word -> head.append(String.format(Locale.ROOT, " %7s", word)));
    line(text, "%s   of the word's clips", head);
    for (String spoken : matrix.words()) {
      StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-12s", spoken));
      for (String decided : matrix.words()) {
        row.append(String.format(Locale.ROOT, " %7d", matrix.count(spoken, decided)));
      }
      line(text, "%s   %s", row, Numbers.percent(matrix.recall(spoken)));
    }
  }

  private static void chips(StringBuilder text, ClipReport.Chips chips) {
    Sample sample = chips.sample();
    line(
        text,
        "mismatch       %d chips, leak %.3g, threshold %.3g: median %.2f %%, mean %.2f %%,"
            + " deviation %.2f, 5th percentile %.2f %%, worst %.2f %%",
        sample.size(),
        chips.leakSpread(),
        chips.thresholdSpread(),
        100 * sample.median(),
        100 * sample.mean(),
        100 * sample.deviation(),
        100 * sample.quantile(0.05),
        100 * sample.min());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
