package io.github.spikeword.trainer.report.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Figures of result files as the document writes them. */
final class Figures {

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** For example {@code 98.65 % (220 of 223)}. */
  static String share(JsonNode node) {
    long part = node.path("correct").asLong();
    long whole = node.path("clips").asLong();
    return format("%.2f %% (%d of %d)", 100.0 * part / whole, part, whole);
  }

  /** For example {@code 96.1 to 99.5}: an interval in hundredths. */
  static String interval(JsonNode bounds) {
    return format("%.1f to %.1f", 100 * bounds.path(0).asDouble(), 100 * bounds.path(1).asDouble());
  }

  /** The same of a difference in points, with signs. */
  static String points(JsonNode bounds) {
    return bounds.size() < 2
        ? ""
        : format("%+.2f to %+.2f", 100 * bounds.get(0).asDouble(), 100 * bounds.get(1).asDouble());
  }

  static String percent(JsonNode share) {
    return percent(share.asDouble());
  }

  static String percent(double share) {
    return format("%.2f %%", 100 * share);
  }

  /** The row of a signal-to-noise ratio, or a missing node. */
  static JsonNode atNoise(JsonNode evaluation, double snrDb) {
    for (JsonNode row : evaluation.path("noise")) {
      if (row.has("snrDb") && row.get("snrDb").asDouble() == snrDb) {
        return row;
      }
    }
    return evaluation.path("noise at a level that was not measured");
  }

  private Figures() {}
}
