package io.github.spikeword.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StopSignalTest {

  @Test
  void asksForNothingBeforeASignal() {
    assertThat(new StopSignal(new PrintWriter(new StringWriter()), "Unused.").getAsBoolean())
        .isFalse();
  }

  @Test
  void answersBeforeTheWorkMayEnd() {
    StringWriter answer = new StringWriter();
    AtomicReference<StopSignal> stop = new AtomicReference<>();
    PrintWriter err =
        new PrintWriter(answer) {
          @Override
          public void flush() {
            super.flush();
            assertThat(stop.get().getAsBoolean()).as("the work was asked already").isFalse();
          }
        };
    stop.set(new StopSignal(err, "The epoch is kept."));

    stop.get().heard();

    assertThat(answer.toString().lines())
        .containsExactly("", "Stopping. The epoch is kept. Press Ctrl-C again to stop at once.");
    assertThat(stop.get().getAsBoolean()).isTrue();
  }
}
