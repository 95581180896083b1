package io.github.spikeword.server.command;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.models.bundle.ModelCard;
import io.github.spikeword.trainer.evaluate.Numbers;
import io.github.spikeword.trainer.tune.OperatingPoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A bundle's levels and the trade-off they were chosen from, for a terminal. */
final class TradeOffText {

  private TradeOffText() {}

  /** For every word its levels, then a line a threshold; the one in force is marked. */
  static String render(Bundle bundle) {
    StringBuilder text = new StringBuilder();
    Map<String, List<OperatingPoint>> tables = OperatingPoint.ofBundle(bundle);
    for (Map.Entry<String, WordLevels> word : bundle.detector().words().entrySet()) {
      WordLevels levels = word.getValue();
      line(
          text,
          "%n%s: threshold %s, armed again below %s",
          word.getKey(),
          levels.threshold(),
          levels.release());
      List<OperatingPoint> table = tables.getOrDefault(word.getKey(), List.of());
      if (table.isEmpty()) {
        line(text, "  No trade-off was measured; 'spikeword tune' measures one.");
      } else {
        line(
            text,
            "  %9s  %-44s %-40s %s",
            "threshold",
            "missed",
            "false accepts in speech",
            "other words accepted");
        table.forEach(point -> point(text, point, point.threshold() == levels.threshold()));
      }
    }
    line(
        text,
        "%nAfter a detection none follows for %.0f ms.",
        bundle.detector().refractoryMillis());
    if (bundle.training().get(ModelCard.OPERATING_POINTS_SOURCE) instanceof String source) {
      line(text, "%s", source);
    }
    return text.toString();
  }

  private static void point(StringBuilder text, OperatingPoint point, boolean inForce) {
    line(
        text,
        "%s %9s  %-44s %-40s %s",
        inForce ? "*" : " ",
        point.threshold(),
        point
            .counts()
            .map(counts -> Numbers.percent(counts.missed()))
            .orElseGet(() -> format("%.2f %%", 100 * point.falseRejectRate())),
        point
            .counts()
            .map(counts -> Numbers.perHour(counts.speech()))
            .orElseGet(() -> format("%.2f / h", point.falseAcceptsPerHour())),
        point.counts().map(counts -> Numbers.percent(counts.acceptedOthers())).orElse(""));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(format(format, values).stripTrailing()).append('\n');
  }
}
