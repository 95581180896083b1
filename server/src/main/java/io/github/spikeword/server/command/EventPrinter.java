package io.github.spikeword.server.command;

import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.protocol.ServerMessage;
import io.github.spikeword.server.protocol.ServerMessage.Detection;
import io.github.spikeword.server.protocol.ServerMessage.Finished;
import io.github.spikeword.server.protocol.ServerMessage.Gap;
import io.github.spikeword.server.protocol.ServerMessage.Suppressed;
import io.github.spikeword.server.protocol.Stamp;
import io.github.spikeword.server.session.EventMessages;
import io.github.spikeword.server.session.ServedModel;
import io.github.spikeword.stream.graph.Heard;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;

/**
 * Prints what is heard: as the feed's messages, one JSON object a line, or for people one line per
 * detection. Used by one thread at a time.
 */
final class EventPrinter {

  private final PrintWriter out;
  private final boolean json;
  private final String session;
  private final EventMessages messages;
  private long seq;
  private long detections;

  /**
   * @param session what the messages bear as their session
   */
  EventPrinter(PrintWriter out, boolean json, ServedModel model, String session) {
    this.out = out;
    this.json = json;
    this.session = session;
    messages = new EventMessages(model, session, 0);
  }

  /** Prints an event. */
  void print(Heard heard) {
    seq++;
    double latencyMs = (System.nanoTime() - heard.arrivalNanos()) * 1e-6;
    double streamTimeMs = messages.streamTimeMs(heard.event());
    messages
        .message(heard.event(), seq, latencyMs)
        .ifPresent(message -> print(message, streamTimeMs));
  }

  private void print(ServerMessage message, double streamTimeMs) {
    if (message instanceof Detection) {
      detections++;
    }
    if (json) {
      out.println(EventJson.write(new Stamp(seq, session, streamTimeMs, Instant.now()), message));
    } else if (!(message instanceof Suppressed) && !(message instanceof Finished)) {
      out.println(text(message, streamTimeMs));
    }
    out.flush();
  }

  private static String text(ServerMessage message, double streamTimeMs) {
    if (message instanceof Detection d) {
      return DetectionLine.of(
          streamTimeMs, d.word(), d.score(), d.threshold(), d.onsetMs(), d.energyNanojoules());
    } else if (message instanceof Gap g) {
      return String.format(
          Locale.ROOT,
          "%9.3f s  (%d samples lost: %s)",
          streamTimeMs / 1000,
          g.lostSamples(),
          g.cause());
    }
    return String.format(Locale.ROOT, "%9.3f s  (%s)", streamTimeMs / 1000, message.type().text());
  }

  /** Words found so far. */
  long detections() {
    return detections;
  }
}
