package io.github.spikeword.server.wyoming;

import io.github.spikeword.server.protocol.ErrorCode;
import io.github.spikeword.server.session.Limits;
import io.github.spikeword.server.session.Reception;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket of one client: one thread reads, another writes, and {@link #tick} cuts off a client
 * that takes nothing and ends one that has been here too long. Thread-safe.
 */
final class WyomingClient implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WyomingClient.class);

  /** What a client leaves unread shall wait in our bounded queue, not in the system's memory. */
  private static final int SEND_BUFFER_BYTES = 16_384;

  private final Reception reception;
  private final Limits limits;
  private final Socket socket;
  private final WyomingReader reader;
  private final WyomingWriter writer;
  private final long openedNanos = System.nanoTime();
  private volatile boolean ending;

  /**
   * @throws IOException if the socket is closed by now
   */
  WyomingClient(Reception reception, Socket socket) throws IOException {
    this.reception = reception;
    this.socket = socket;
    limits = reception.limits();
    socket.setTcpNoDelay(true);
    socket.setSendBufferSize(SEND_BUFFER_BYTES);
    socket.setSoTimeout((int) (limits.idleSeconds() * 1000));
    reader = new WyomingReader(new BufferedInputStream(socket.getInputStream()));
    writer =
        new WyomingWriter(socket.getOutputStream(), limits.queuedEvents(), this::cutBecauseTooSlow);
  }

  /**
   * Serves the client until it leaves, reaches a limit or leaves the protocol, and sends what it
   * still has to be told.
   *
   * @param threads runs the writing
   * @throws IOException if the connection breaks
   */
  void serve(ExecutorService threads) throws IOException {
    Future<?> writing =
        threads.submit(
            () -> {
              writer.drain();
              return null;
            });
    try {
      new WyomingConnection(reception, reader, writer).serve(() -> ending);
    } catch (WyomingEndException e) {
      tell(e.code(), e.explanation());
    } catch (SocketTimeoutException e) {
      tell(ErrorCode.IDLE, "Nothing came for " + limits.idleSeconds() + " s; connect again.");
    } finally {
      writer.end();
      await(writing);
    }
  }

  private void await(Future<?> writing) {
    try {
      writing.get((long) (limits.writeSeconds() * 1000), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("A Wyoming client did not take its last events.", e);
    }
  }

  private void tell(ErrorCode code, String explanation) {
    reception.metrics().refused(code.text());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("text", explanation);
    data.put("code", code.text());
    writer.write("error", data);
  }

  /** Looks after the client; to be called about once a second. */
  void tick(long nowNanos) {
    if (writer.stuckSeconds(nowNanos) > limits.writeSeconds()) {
      cutBecauseTooSlow();
    } else if (!ending && (nowNanos - openedNanos) * 1e-9 > limits.sessionSeconds()) {
      tell(
          ErrorCode.SESSION_TOO_LONG,
          "A connection may live " + limits.sessionSeconds() + " s; connect again.");
      ending = true;
      try {
        socket.shutdownInput(); // wakes the reading thread
      } catch (IOException e) {
        close();
      }
    }
  }

  private void cutBecauseTooSlow() {
    if (!socket.isClosed()) {
      reception.metrics().refused(ErrorCode.TOO_SLOW.text());
    }
    close();
  }

  /** Breaks the connection; both threads end. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("A Wyoming client's socket did not close in order.", e);
    }
  }
}
