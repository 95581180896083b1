package io.github.spikeword.trainer.report.svg;

import java.util.Locale;

/**
 * An SVG picture under construction. Colours come from the page: class {@code s0}, {@code s1} ...
 * is the colour of the first, second ... series.
 */
final class Drawing {

  private final StringBuilder svg = new StringBuilder();

  /**
   * @param width width, user units; the page scales the picture to the room there is
   * @param height height, user units
   * @param title what it shows, for those who cannot see it
   */
  Drawing(double width, double height, String title) {
    svg.append(
        format(
            "<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">",
            width, height, escape(title)));
  }

  void line(double x1, double y1, double x2, double y2, String style) {
    svg.append(
        format(
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>",
            x1, y1, x2, y2, style));
  }

  void rectangle(double x, double y, double width, double height, String style) {
    svg.append(
        format(
            "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" class=\"%s\"/>",
            x, y, width, height, style));
  }

  /** A path in SVG's own words. */
  void path(String path, String style) {
    svg.append("<path d=\"").append(path).append("\" class=\"").append(style).append("\"/>");
  }

  /** A filled path of some opacity, 0 to 1. */
  void path(String path, String style, double opacity) {
    svg.append(format("<path d=\"%s\" class=\"%s\" fill-opacity=\"%.2f\"/>", path, style, opacity));
  }

  void circle(double x, double y, double radius, String style) {
    svg.append(
        format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" class=\"%s\"/>", x, y, radius, style));
  }

  /**
   * Text.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  void text(double x, double y, String anchor, String style, String text) {
    svg.append(
        format(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>",
            x, y, anchor, style, escape(text)));
  }

  /** The finished picture. */
  String finish() {
    return svg + "</svg>";
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String escape(String text) {
    return Html.escape(text);
  }
}
