package io.github.spikeword.server.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C as a wish: the first asks the work to stop where nothing is lost, the second ends the
 * process at once. Until signals are caught, and where the system does not allow it, Ctrl-C ends
 * the process as usual.
 *
 * <p>A shutdown hook would not do: once it runs, the virtual machine hears no second signal. The
 * compiler warns about {@code sun.misc.Signal}, which module {@code jdk.unsupported} exports and
 * for which there is no successor (JEP 260); there is no way to tell it that this is known.
 */
final class StopSignal implements BooleanSupplier {

  private static final List<String> SIGNALS = List.of("INT", "TERM");

  private final PrintWriter err;
  private final String explanation;
  private final List<Runnable> releases = new ArrayList<>();
  private final AtomicBoolean heard = new AtomicBoolean();
  private volatile boolean stop;

  /**
   * @param err where the first signal is answered
   * @param explanation what happens before the work stops, a sentence
   */
  StopSignal(PrintWriter err, String explanation) {
    this.err = err;
    this.explanation = explanation;
  }

  /** Whether the work was asked to stop. */
  @Override
  public boolean getAsBoolean() {
    return stop;
  }

  /** From now on signals are wishes. */
  void catchSignals() {
    for (String name : SIGNALS) {
      try {
        var signal = new sun.misc.Signal(name);
        var before = sun.misc.Signal.handle(signal, heard -> heard());
        releases.add(() -> sun.misc.Signal.handle(signal, before));
      } catch (IllegalArgumentException e) {
        err.println("Ctrl-C cannot be caught here (" + e.getMessage() + "); it stops at once.");
      }
    }
  }

  /** Signals mean again what they meant before. */
  void releaseSignals() {
    releases.forEach(Runnable::run);
    releases.clear();
  }

  /**
   * What a signal does. The answer comes first and the wish second: the work may end the process as
   * soon as it knows, and a person would not see the answer.
   */
  void heard() {
    if (heard.getAndSet(true)) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
    err.printf("%nStopping. %s Press Ctrl-C again to stop at once.%n", explanation);
    err.flush();
    stop = true;
  }
}
