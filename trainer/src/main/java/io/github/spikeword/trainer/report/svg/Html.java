package io.github.spikeword.trainer.report.svg;

/** Text inside markup. */
public final class Html {

  /** The text with every character that means something to HTML or SVG replaced. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private Html() {}
}
