package io.github.spikeword.server.session;

import io.github.spikeword.models.UserError;
import io.github.spikeword.server.protocol.BadMessageException;
import io.github.spikeword.server.protocol.ClientMessage;
import io.github.spikeword.server.protocol.ClientMessage.Configure;
import io.github.spikeword.server.protocol.ClientMessageReader;
import io.github.spikeword.server.protocol.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket: takes what the client sends and keeps it within the limits. Messages come one at a
 * time; {@link #tick} and {@link #closed} may come from other threads.
 */
public abstract sealed class Connection permits FeedConnection, SoundConnection {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final Reception reception;
  private final Outbox outbox;
  private final TokenBucket messages;
  private final long openedNanos;
  private volatile boolean gone;
  private long reportedDrops;

  /**
   * @param reception gives limits, models and feeds
   * @param outbox to the client
   */
  Connection(Reception reception, Outbox outbox, long nowNanos) {
    this.reception = reception;
    this.outbox = outbox;
    int rate = reception.limits().messagesPerSecond();
    messages = new TokenBucket(rate, rate, nowNanos);
    openedNanos = nowNanos;
  }

  final Reception reception() {
    return reception;
  }

  final Outbox outbox() {
    return outbox;
  }

  /**
   * Lets in a frame: a message, or a fragment of one. Ends the connection if it is one too many.
   *
   * @param messageBytes length of the frame's message as far as it came, the frame included
   * @return whether to keep the frame; not if the connection has ended or ends with it
   */
  public final boolean admit(long messageBytes) {
    if (isOver()) {
      return false;
    }
    if (messageBytes > reception.limits().messageBytes()) {
      end(
          ErrorCode.MESSAGE_TOO_LONG,
          "A message may have "
              + reception.limits().messageBytes()
              + " bytes; this one has "
              + messageBytes
              + " already.");
      return false;
    }
    if (!messages.take(1, System.nanoTime())) {
      end(
          ErrorCode.TOO_MANY_MESSAGES,
          "At most "
              + reception.limits().messagesPerSecond()
              + " messages or fragments a second are taken; put more sound into each.");
      return false;
    }
    return true;
  }

  private boolean isOver() {
    return gone || outbox.isClosing();
  }

  /** Takes a text message; its frames were admitted. */
  public final void text(String text) {
    if (isOver()) {
      return;
    }
    try {
      take(ClientMessageReader.read(text));
    } catch (BadMessageException e) {
      complain(ErrorCode.BAD_MESSAGE, e.explanation());
    }
  }

  /**
   * Takes a binary message; its frames were admitted.
   *
   * @param arrivalNanos when it arrived, {@link System#nanoTime()}
   */
  public final void binary(byte[] bytes, long arrivalNanos) {
    if (!isOver()) {
      sound(bytes, arrivalNanos);
    }
  }

  /** Called about once a second, and more often when heartbeats are. */
  public void tick(long nowNanos, boolean heartbeat) {
    if (nowNanos - openedNanos > reception.limits().sessionSeconds() * 1e9) {
      end(
          ErrorCode.SESSION_TOO_LONG,
          "A connection may live " + reception.limits().sessionSeconds() + " s; connect again.");
    }
    if (heartbeat) {
      outbox.ping();
    }
    synchronized (this) {
      long drops = outbox.dropped();
      reception.metrics().dropped(drops - reportedDrops);
      reportedDrops = drops;
    }
  }

  /** Tells the client that it made a mistake; the connection goes on. */
  final void complain(ErrorCode code, String message) {
    reception.metrics().refused(code.text());
    tellError(code, message);
  }

  /** Tells the client about a mistake that is forgiven. */
  abstract void tellError(ErrorCode code, String message);

  abstract void take(ClientMessage message) throws BadMessageException;

  abstract void sound(byte[] bytes, long arrivalNanos);

  /** Ends the connection because a limit is reached or the client can't go on. */
  public abstract void end(ErrorCode code, String message);

  /** Ends the connection because the server failed. Throws nothing itself. */
  public final void fail() {
    try {
      end(ErrorCode.INTERNAL, "The server failed; connect again.");
    } catch (RuntimeException e) {
      LOG.error("A connection that failed could not be ended in an orderly way.", e);
    }
    outbox.closeAfterwards(ErrorCode.INTERNAL.closeCode(), ErrorCode.INTERNAL.text());
  }

  /**
   * Closes at once, without a message: what the client sends is no WebSocket any more.
   *
   * @param code WebSocket close code
   */
  public final void cut(int code, String reason) {
    outbox.closeNow(code, reason);
  }

  /** The client is gone: nothing more of it is taken. */
  final void leave() {
    gone = true;
    closed();
  }

  /** Ends the connection because the server stops. */
  public abstract void shutDown();

  /** Leaves the session, for the client is gone. */
  public abstract void closed();

  /**
   * Changes what this client is shown and, if asked, the session itself; answers {@code
   * configured}, or an error if the session can't go on with the change. A change that takes its
   * time is answered later.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // its end is told to the client
  final void configure(SessionHost host, Viewer viewer, Configure change) {
    ViewChoice before = viewer.choice();
    ViewChoice after = before.with(change);
    viewer.choose(after);
    if (!change.touchesTheSession()) {
      host.feed().tellConfigured(viewer);
      host.viewersChanged();
      return;
    }
    host.change(change)
        .whenComplete(
            (made, failure) -> {
              if (failure != null) {
                if (viewer.choice().equals(after)) { // it may have chosen anew meanwhile
                  viewer.choose(before);
                }
                failed(failure);
              }
              host.viewersChanged();
            });
  }

  private void failed(Throwable failure) {
    if (failure instanceof BadMessageException bad) {
      complain(ErrorCode.BAD_MESSAGE, bad.explanation());
    } else if (failure instanceof UserError) {
      complain(ErrorCode.INTERNAL, String.valueOf(failure.getMessage()));
    } else {
      LOG.error("A session could not be changed.", failure);
      fail();
    }
  }
}
