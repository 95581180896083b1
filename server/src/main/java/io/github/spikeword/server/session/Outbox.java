package io.github.spikeword.server.session;

import io.github.spikeword.server.protocol.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is queued for one client, one message at a time, each when the one before has left.
 * Whoever offers never waits. Thread-safe.
 */
public final class Outbox {

  private record Farewell(int code, String reason) {}

  private final ClientQueue queue;
  private final Transport transport;
  private final AtomicInteger signals = new AtomicInteger();
  private final AtomicBoolean inFlight = new AtomicBoolean();
  private final AtomicReference<@Nullable Farewell> farewell = new AtomicReference<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  /** An outbox that sends over the transport whatever enters the queue. */
  public Outbox(ClientQueue queue, Transport transport) {
    this.queue = queue;
    this.transport = transport;
  }

  /** Sends a picture, or drops an older one if the client is slow. */
  public void picture(String text) {
    queue.offerPicture(text);
    pump();
  }

  /** Sends a message that must arrive; closes the client if too many of them wait. */
  public void event(String text) {
    if (queue.offerEvent(text) == ClientQueue.Offer.OVERRUN) {
      closeNow(ErrorCode.TOO_SLOW.closeCode(), "too slow: detections piled up");
    }
    pump();
  }

  /** Sends messages that were told before: however many they are, they make no client slow. */
  public void replay(List<String> texts) {
    queue.replay(texts);
    pump();
  }

  /** Sends what waits, then closes. Nothing more enters. */
  public void closeAfterwards(int code, String reason) {
    queue.close();
    farewell.compareAndSet(null, new Farewell(code, reason));
    pump();
  }

  /** Finds out whether the client is still there. */
  public void ping() {
    transport.ping();
  }

  /** Pictures dropped so far. */
  public long dropped() {
    return queue.dropped();
  }

  /** Messages that wait. */
  public int waiting() {
    return queue.size();
  }

  /** Whether the connection was closed from this side, or will be when what waits has left. */
  public boolean isClosing() {
    return closed.get() || farewell.get() != null;
  }

  /** Closes without sending what waits. */
  public void closeNow(int code, String reason) {
    queue.close();
    if (closed.compareAndSet(false, true)) {
      transport.close(code, reason);
    }
  }

  /**
   * Works until no signal came meanwhile, so that a send that completes at once does not recurse.
   */
  private void pump() {
    if (signals.getAndIncrement() > 0) {
      return;
    }
    int seen = 1;
    do {
      sendNext();
      seen = signals.addAndGet(-seen);
    } while (seen != 0);
  }

  private void sendNext() {
    if (inFlight.get() || closed.get()) {
      return;
    }
    Optional<String> next = queue.poll();
    if (next.isPresent()) {
      inFlight.set(true);
      transport.send(next.get()).whenComplete((sent, failure) -> sent(failure));
    } else {
      Farewell end = farewell.get();
      if (end != null) {
        closeNow(end.code(), end.reason());
      }
    }
  }

  private void sent(@Nullable Throwable failure) {
    inFlight.set(false);
    if (failure != null) {
      closeNow(ErrorCode.INTERNAL.closeCode(), "the connection failed");
    }
    pump();
  }
}
