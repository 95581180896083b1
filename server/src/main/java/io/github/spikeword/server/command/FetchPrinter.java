package io.github.spikeword.server.command;

import io.github.spikeword.trainer.fetch.FetchListener;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells a person how a fetch goes: a line a percent, over itself where there is a terminal. */
final class FetchPrinter implements FetchListener {

  private static final double MEGA = 1e6;
  private static final int FILES_PER_LINE = 5000;

  private final PrintWriter err;
  private final boolean terminal = System.console() != null;
  private long shownPercent = -1;

  FetchPrinter(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void notice(String sentence) {
    err.println(sentence);
    err.flush();
  }

  @Override
  public void downloaded(long bytes, long total) {
    long percent = 100 * bytes / total;
    if (percent != shownPercent && (terminal || percent % 10 == 0)) {
      shownPercent = percent;
      show(
          String.format(
              Locale.ROOT, "%3d %%, %.0f of %.0f MB", percent, bytes / MEGA, total / MEGA),
          bytes == total);
    }
  }

  @Override
  public void unpacked(int files) {
    if (files % FILES_PER_LINE == 0) {
      show(files + " files unpacked", false);
    }
  }

  private void show(String text, boolean last) {
    err.print(terminal ? "\r" + text + (last ? "\n" : "") : text + "\n");
    err.flush();
  }
}
