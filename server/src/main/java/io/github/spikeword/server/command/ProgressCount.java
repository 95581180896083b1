package io.github.spikeword.server.command;

import io.github.spikeword.trainer.parallel.Progress;
import java.io.PrintWriter;

/** Progress on a line of the terminal that is written over; silent where there is no terminal. */
final class ProgressCount implements Progress {

  private static final int UPDATES = 100;

  private final PrintWriter err;
  private final String what;
  private final boolean visible = System.console() != null;

  /**
   * A line that has not been written yet.
   *
   * @param what what is done with the items, for example {@code evaluated}
   */
  ProgressCount(PrintWriter err, String what) {
    this.err = err;
    this.what = what;
  }

  @Override
  public void advanced(int done, int total) {
    if (visible && (done == total || done % Math.max(1, total / UPDATES) == 0)) {
      err.print("\r" + what + " " + done + " of " + total + (done == total ? "\n" : ""));
      err.flush();
    }
  }
}
