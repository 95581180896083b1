package io.github.spikeword.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class OutboxTest {

  /** A wire whose messages leave when the test says so. */
  private static final class Wire implements Transport {
    final List<String> sent = new ArrayList<>();
    final List<Integer> closes = new ArrayList<>();
    private CompletableFuture<Void> inFlight = new CompletableFuture<>();

    @Override
    public CompletionStage<?> send(String text) {
      sent.add(text);
      inFlight = new CompletableFuture<>();
      return inFlight;
    }

    @Override
    public void close(int code, String reason) {
      closes.add(code);
    }
  }

  private final Wire wire = new Wire();
  private final Outbox outbox = new Outbox(new ClientQueue(1000, 2, 3, System::nanoTime), wire);

  @Test
  void sendsOneMessageAtATime() {
    outbox.event("1");
    outbox.event("2");
    assertThat(wire.sent).containsExactly("1");
    wire.inFlight.complete(null);
    assertThat(wire.sent).containsExactly("1", "2");
  }

  @Test
  void closesWithItsOwnCodeWhenEventsPileUp() {
    for (int i = 0; i < 6; i++) {
      outbox.event("" + i);
    }

    assertThat(wire.closes).containsExactly(4008);
    assertThat(outbox.isClosing()).isTrue();
  }

  @Test
  void closesOnlyWhenEverythingHasLeft() {
    outbox.event("1");
    outbox.event("2");
    outbox.closeAfterwards(1000, "done");
    assertThat(wire.closes).isEmpty();
    wire.inFlight.complete(null);
    assertThat(wire.closes).isEmpty();
    wire.inFlight.complete(null);
    assertThat(wire.sent).containsExactly("1", "2");
    assertThat(wire.closes).containsExactly(1000);
  }

  @Test
  void givesUpWhenTheConnectionFails() {
    outbox.event("1");
    outbox.event("2");
    wire.inFlight.completeExceptionally(new IllegalStateException("gone"));

    assertThat(wire.sent).containsExactly("1");
    assertThat(outbox.isClosing()).isTrue();
  }

  @Test
  void sendsALongQueueOverAWireThatNeverWaits() {
    List<String> sent = new ArrayList<>();
    Outbox quick =
        new Outbox(
            new ClientQueue(1000, 1, 100_000, System::nanoTime),
            new Transport() {
              @Override
              public CompletionStage<?> send(String text) {
                sent.add(text);
                return CompletableFuture.completedFuture(null);
              }

              @Override
              public void close(int code, String reason) {}
            });
    for (int i = 0; i < 100_000; i++) {
      quick.event("x");
    }

    assertThat(sent).hasSize(100_000);
  }
}
