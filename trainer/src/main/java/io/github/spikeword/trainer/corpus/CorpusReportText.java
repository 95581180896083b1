package io.github.spikeword.trainer.corpus;

import java.util.List;
import java.util.Locale;

/** A {@link CorpusReport} for people to read in a terminal. */
public final class CorpusReportText {

  private static final String ROW = "%-14s %7s %9s %9s %11s %8s %9s%n";

  private CorpusReportText() {}

  /** The report as lines of text. */
  public static String render(CorpusReport report) {
    StringBuilder text = new StringBuilder();
    text.append(format("Corpus %s%n%n", report.folder()));
    text.append(
        format(ROW, "word", "clips", "speakers", "training", "validation", "testing", "minutes"));
    report.words().forEach(row -> text.append(wordRow(row)));
    text.append(wordRow(report.total()));
    if (!report.sounds().isEmpty()) {
      text.append(format("%n%-8s %-28s %10s %9s%n", "kind", "source", "recordings", "minutes"));
      for (CorpusReport.SoundRow row : report.sounds()) {
        text.append(
            format(
                "%-8s %-28s %10d %9.1f%n",
                row.kind(), row.source(), row.recordings(), row.seconds() / 60));
      }
    }
    List<String> empty = report.emptyFolders();
    if (!empty.isEmpty()) {
      text.append(format("%nFolders without a clip: %s%n", String.join(", ", empty)));
    }
    text.append(format("%nBroken files, skipped: %d%n", report.broken().size()));
    report.broken().forEach(b -> text.append(format("  %s%n    %s%n", b.file(), b.reason())));
    return text.toString();
  }

  private static String wordRow(CorpusReport.WordRow row) {
    return format(
        ROW,
        row.word(),
        row.clips(),
        row.speakers(),
        row.training(),
        row.validation(),
        row.testing(),
        format("%.1f", row.seconds() / 60));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
