package io.github.spikeword.trainer.report;

import io.github.spikeword.trainer.report.svg.Html;
import java.util.List;
import java.util.Locale;

/** One self-contained HTML page under construction. All text is escaped here. */
final class Page {

  private final StringBuilder html = new StringBuilder();

  /**
   * A page with its head.
   *
   * @param kind what kind of page it is, a small line above the title
   */
  Page(String kind, String title, String subtitle) {
    html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<meta name=\"color-scheme\" content=\"light dark\">")
        .append("<title>")
        .append(Html.escape(title))
        .append("</title>\n<style>")
        .append(ReportStyle.CSS)
        .append("</style></head><body><main><header><p class=\"kind\">")
        .append(Html.escape(kind))
        .append("</p><h1>")
        .append(Html.escape(title))
        .append("</h1><p class=\"kind\">")
        .append(Html.escape(subtitle))
        .append("</p></header>\n");
  }

  /**
   * A large number.
   *
   * @param number the number
   * @param meaning what it is; may be empty
   * @param detail what else there is to say, small
   */
  record Tile(String number, String meaning, String detail) {
    Tile(String number, String detail) {
      this(number, "", detail);
    }
  }

  /** A row of large numbers. */
  Page tiles(List<Tile> tiles) {
    html.append("<section class=\"tiles\">");
    for (Tile tile : tiles) {
      html.append("<div><b>")
          .append(Html.escape(tile.number))
          .append("</b><span>")
          .append(Html.escape(tile.meaning))
          .append("</span><small>")
          .append(Html.escape(tile.detail))
          .append("</small></div>");
    }
    html.append("</section>\n");
    return this;
  }

  /** Starts a section; the one before ends. */
  Page section(String title, String text) {
    html.append("<section><h2>").append(Html.escape(title)).append("</h2>");
    if (!text.isEmpty()) {
      html.append("<p>").append(Html.escape(text)).append("</p>");
    }
    return this;
  }

  /** Ends a section. */
  Page end() {
    html.append("</section>\n");
    return this;
  }

  /** Starts a place for pictures beside each other. */
  Page pair() {
    html.append("<div class=\"pair\">");
    return this;
  }

  /** Ends the place for pictures. */
  Page endPair() {
    html.append("</div>");
    return this;
  }

  /** A picture with its caption. */
  Page figure(String title, String caption, String svg) {
    html.append("<figure><figcaption><b>")
        .append(Html.escape(title))
        .append("</b> ")
        .append(Html.escape(caption))
        .append("</figcaption>")
        .append(svg)
        .append("</figure>");
    return this;
  }

  /** A table; the first cell of a row is its head. */
  Page table(List<String> head, List<List<String>> rows) {
    html.append("<div class=\"wide\"><table class=\"listing\"><thead><tr>");
    head.forEach(cell -> html.append("<th>").append(Html.escape(cell)).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (List<String> row : rows) {
      html.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        String tag = i == 0 ? "th" : "td";
        html.append('<').append(tag).append('>').append(Html.escape(row.get(i)));
        html.append("</").append(tag).append('>');
      }
      html.append("</tr>");
    }
    html.append("</tbody></table></div>");
    return this;
  }

  /** Finished markup. */
  Page markup(String markup) {
    html.append(markup);
    return this;
  }

  /** The finished page. */
  String finish() {
    return html + "</main></body></html>\n";
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
