package io.github.spikeword.server.wyoming;

import io.github.spikeword.server.protocol.EventJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Writes events, without payload, on a thread of its own. Thread-safe.
 *
 * <p>Guarantees: (1) {@link #write} never waits for the client; (2) events leave in the order in
 * which they were written; (3) of a client that does not read at most the given number of them
 * wait, then it is given up.
 */
final class WyomingWriter {

  private static final byte[] END = {};

  private final OutputStream out;
  private final BlockingQueue<byte[]> waiting;
  private final Runnable overrun;
  private volatile long busySinceNanos;
  private volatile boolean busy;

  /**
   * @param capacity events that may wait, from 1
   * @param overrun is run when one more would have to wait; breaks the connection
   */
  WyomingWriter(OutputStream out, int capacity, Runnable overrun) {
    this.out = out;
    waiting = new ArrayBlockingQueue<>(capacity);
    this.overrun = overrun;
  }

  /** Hands on an event whose data is an object of plain values, lists and maps. */
  void write(String type, Map<String, ?> data) {
    enqueue(bytes(type, data));
  }

  /** Lets {@link #drain} end after what waits now. */
  void end() {
    enqueue(END);
  }

  private void enqueue(byte[] event) {
    if (!waiting.offer(event)) {
      overrun.run();
    }
  }

  /**
   * Sends what waits and what comes, until {@link #end}.
   *
   * @throws IOException if the connection breaks
   */
  void drain() throws IOException, InterruptedException {
    for (byte[] event = waiting.take(); event != END; event = waiting.take()) {
      busySinceNanos = System.nanoTime();
      busy = true;
      try {
        out.write(event);
        out.flush();
      } finally {
        busy = false;
      }
    }
  }

  /** How long the client has not taken the event that it is being sent, seconds; else 0. */
  double stuckSeconds(long nowNanos) {
    return busy ? Math.max(0, nowNanos - busySinceNanos) * 1e-9 : 0;
  }

  private static byte[] bytes(String type, Map<String, ?> data) {
    String json = data.isEmpty() ? "" : EventJson.write(data);
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("type", type);
    if (!data.isEmpty()) {
      header.put("data_length", json.getBytes(StandardCharsets.UTF_8).length);
    }
    return (EventJson.write(header) + "\n" + json).getBytes(StandardCharsets.UTF_8);
  }
}
