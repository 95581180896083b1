package io.github.spikeword.trainer.console;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a piece of work is: a bar that redraws itself in a terminal, and a line at every tenth
 * part of the work where output is kept, as in a log. Not thread-safe.
 */
public final class ProgressLine implements AutoCloseable {

  private static final int WIDTH = 100;
  private static final String CLEAR = "\r" + " ".repeat(WIDTH) + "\r";

  private final PrintWriter err;
  private final String task;
  private final long total;
  private final Optional<ProgressBar> bar;
  private int tenths;

  /**
   * @param err where it is drawn
   * @param terminal whether a person is watching
   * @param task what is done, a word or two
   * @param total amount of work
   */
  public ProgressLine(PrintWriter err, boolean terminal, String task, long total) {
    this.err = err;
    this.task = task;
    this.total = total;
    bar =
        terminal
            ? Optional.of(
                new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setUpdateIntervalMillis(250)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                    .build())
            : Optional.empty();
  }

  private void draw(String line) {
    err.print("\r" + line);
    err.flush();
  }

  /** Work is done up to here. */
  public void reached(long done) {
    if (bar.isPresent()) {
      bar.get().stepTo(done);
    } else if (done * 10 / Math.max(1, total) > tenths) {
      tenths = (int) (done * 10 / Math.max(1, total));
      err.printf(Locale.ROOT, "%s: %d of %d%n", task, done, total);
      err.flush();
    }
  }

  /** Prints text for people above the bar. */
  public void print(String text) {
    err.print(bar.isPresent() ? CLEAR + text : text);
    err.flush();
  }

  @Override
  public void close() {
    bar.ifPresent(
        b -> {
          b.close();
          err.print(CLEAR);
          err.flush();
        });
  }
}
