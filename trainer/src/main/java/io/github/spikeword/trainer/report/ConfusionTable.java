package io.github.spikeword.trainer.report;

import io.github.spikeword.trainer.evaluate.clip.ConfusionMatrix;
import io.github.spikeword.trainer.report.svg.Html;
import io.github.spikeword.trainer.statistics.Interval;
import io.github.spikeword.trainer.statistics.Share;
import java.util.Locale;

/** A confusion matrix as a table whose cells are the darker the more of the word they hold. */
final class ConfusionTable {

  static String html(ConfusionMatrix matrix) {
    StringBuilder table =
        new StringBuilder(
            "<div class=\"wide\"><table class=\"confusion\"><thead><tr><th>spoken</th>");
    matrix.words().forEach(word -> table.append("<th>").append(Html.escape(word)).append("</th>"));
    table.append("<th>recall, 95 %</th></tr></thead><tbody>");
    for (String spoken : matrix.words()) {
      table.append("<tr><th>").append(Html.escape(spoken)).append("</th>");
      Share recall = matrix.recall(spoken);
      for (String decided : matrix.words()) {
        cell(table, matrix.count(spoken, decided), recall.whole(), spoken.equals(decided));
      }
      table.append("<td class=\"recall\">").append(recall(recall)).append("</td></tr>");
    }
    return table.append("</tbody></table></div>").toString();
  }

  private static void cell(StringBuilder table, int count, long clips, boolean right) {
    double share = clips == 0 ? 0 : (double) count / clips;
    table.append(
        String.format(
            Locale.ROOT,
            "<td class=\"%s\" style=\"--share:%.0f%%\">%d</td>",
            right ? "right" : "wrong",
            100 * Math.sqrt(share),
            count));
  }

  private static String recall(Share recall) {
    if (recall.whole() == 0) {
      return "no clips";
    }
    Interval interval = recall.wilson95();
    return String.format(
        Locale.ROOT,
        "%.1f %%, %.1f to %.1f",
        100 * recall.value(),
        100 * interval.low(),
        100 * interval.high());
  }

  private ConfusionTable() {}
}
