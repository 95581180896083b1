package io.github.spikeword.server.session;

import io.github.spikeword.models.BuildVersion;
import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.server.operation.SourceMetrics;
import io.github.spikeword.server.protocol.DetectorInfo;
import io.github.spikeword.server.protocol.ErrorCode;
import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.protocol.FinishReason;
import io.github.spikeword.server.protocol.LimitsInfo;
import io.github.spikeword.server.protocol.MessageType;
import io.github.spikeword.server.protocol.ServerMessage;
import io.github.spikeword.server.protocol.Stamp;
import io.github.spikeword.stream.event.ListeningEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one session tells, to any number of viewers: gives every message its number and time, keeps
 * the last ones for viewers that come back, and never waits for a viewer.
 *
 * <p>Assumptions: (1) events come from one thread at a time, in order. Everything else may be
 * called from any thread.
 *
 * <p>Guarantees: (1) numbers of events grow by one; (2) a viewer sees them ascending, starting
 * after its {@code hello}; (3) after {@code finished} nothing follows.
 */
public final class Feed {

  private final String id;
  private final SourceKind source;
  private final LimitsInfo limits;
  private final SourceMetrics metrics;
  private final ResumeRing ring;

  /** Copied on write: whoever is told something may leave while it is told. */
  private final List<Viewer> viewers = new CopyOnWriteArrayList<>();

  private ServedModel model;
  private DetectorSettings detector;
  private EventMessages messages;
  private long seq;
  private double streamTimeMs;
  private @Nullable Ending ending;

  /** How the session ended, for viewers that come later. */
  private record Ending(List<ServerMessage> lastWords, int closeCode, String reason) {}

  /**
   * @param id of the session; hard to guess, since knowing it allows to watch
   * @param resumeEvents how many past messages are kept
   */
  public Feed(
      String id,
      SourceKind source,
      ServedModel model,
      LimitsInfo limits,
      int resumeEvents,
      SourceMetrics metrics) {
    this.id = id;
    this.source = source;
    this.model = model;
    this.limits = limits;
    this.metrics = metrics;
    detector = model.bundle().detector();
    messages = new EventMessages(model, id, 0);
    ring = new ResumeRing(resumeEvents);
  }

  /** Id of the session. */
  public String id() {
    return id;
  }

  /** Where the sound comes from. */
  public SourceKind source() {
    return source;
  }

  /**
   * Tells an event. The end of the sound is told by {@link #finish}, which knows the reason.
   *
   * @param arrivalNanos when the event's last sample arrived, {@link System#nanoTime()}
   */
  public synchronized void publish(ListeningEvent event, long arrivalNanos) {
    if (ending != null) {
      return;
    }
    streamTimeMs = messages.streamTimeMs(event);
    if (event instanceof ListeningEvent.End) {
      return;
    }
    seq++;
    Stamp stamp = stamp();
    for (Viewer viewer : viewers) {
      viewer.gather(event, stamp, messages.baseSteps());
    }
    long nanos = System.nanoTime() - arrivalNanos;
    Optional<ServerMessage> message = messages.message(event, seq, nanos * 1e-6);
    message.ifPresent(m -> showAll(stamp, m));
    metrics.told(event, nanos);
  }

  private void showAll(Stamp stamp, ServerMessage message) {
    MessageType type = message.type();
    Supplier<String> json = memoised(stamp, message);
    if (!type.isPicture()) {
      ring.add(stamp.seq(), json.get());
    }
    for (Viewer viewer : viewers) {
      viewer.show(type, stamp.streamTimeMs(), json);
    }
  }

  /**
   * Adds a viewer: it gets {@code hello}, what it missed, and everything from now on. If the
   * session is over, it gets its end, and is closed. {@code hello} has the number that the viewer
   * goes on after, so that one that is interrupted again misses nothing.
   *
   * @param resumeFrom the last number that it has seen, if it comes back
   */
  public synchronized void subscribe(Viewer viewer, OptionalLong resumeFrom) {
    long seen = resumeFrom.orElse(seq);
    long from = seen > seq ? 0 : seen;
    Stamp start = new Stamp(from, id, streamTimeMs, Instant.now());
    viewer.outbox().event(EventJson.write(start, hello(viewer)));
    if (resumeFrom.isPresent()) {
      resume(viewer, seen, start);
    }
    Ending end = ending;
    if (end == null) {
      viewers.add(viewer);
      return;
    }
    if (from == seq) {
      end.lastWords().forEach(message -> tell(viewer, message));
    }
    viewer.outbox().closeAfterwards(end.closeCode(), end.reason());
  }

  private void resume(Viewer viewer, long seen, Stamp start) {
    if (!ring.isCompleteAfter(seen) || seen > seq) {
      ServerMessage incomplete =
          new ServerMessage.Error(
              ErrorCode.RESUME_INCOMPLETE,
              "Not every event after number " + seen + " is kept; those that are follow.",
              false);
      viewer.outbox().event(EventJson.write(start, incomplete));
    }
    viewer.outbox().replay(ring.after(start.seq()).stream().map(ResumeRing.Kept::json).toList());
  }

  /** Removes a viewer; it gets nothing more. */
  public synchronized void unsubscribe(Viewer viewer) {
    viewers.remove(viewer);
  }

  /** Viewers at this time. */
  public synchronized int viewers() {
    return viewers.size();
  }

  /** Whether any viewer asked for messages of the type. */
  public synchronized boolean wants(MessageType type) {
    return viewers.stream().anyMatch(viewer -> viewer.choice().includes(type));
  }

  /** Tells one viewer something about its connection. */
  public synchronized void tell(Viewer viewer, ServerMessage message) {
    if (message instanceof ServerMessage.Heartbeat heartbeat && ending == null) {
      streamTimeMs = Math.max(streamTimeMs, messages.millisOf(heartbeat.processedSamples()));
    }
    if (viewer.choice().includes(message.type())) {
      viewer.outbox().event(EventJson.write(stamp(), message));
    }
  }

  /** Tells one viewer the settings in force. */
  public synchronized void tellConfigured(Viewer viewer) {
    tell(viewer, configured(viewer));
  }

  /** Tells every viewer the session's new settings. */
  public synchronized void detectorChanged(DetectorSettings settings) {
    detector = settings;
    viewers.forEach(viewer -> tell(viewer, configured(viewer)));
  }

  /** Tells every viewer that another model listens from now on; stream time goes on. */
  public synchronized void modelChanged(ServedModel newModel) {
    model = newModel;
    detector = newModel.bundle().detector();
    messages = new EventMessages(newModel, id, streamTimeMs);
    viewers.forEach(viewer -> tell(viewer, hello(viewer)));
  }

  /** The model that listens. */
  public synchronized ServedModel model() {
    return model;
  }

  /** The detector's settings in force. */
  public synchronized DetectorSettings detector() {
    return detector;
  }

  /**
   * Ends the session: every viewer gets {@code finished}, and is closed when it has read it.
   *
   * @param closeCode WebSocket close code
   */
  public synchronized void finish(
      long processedSamples, FinishReason reason, int closeCode, @Nullable ErrorInfo error) {
    if (ending != null) {
      return;
    }
    List<ServerMessage> lastWords = new ArrayList<>();
    if (error != null) {
      lastWords.add(new ServerMessage.Error(error.code(), error.message(), true));
    }
    viewers.forEach(viewer -> lastWords.forEach(message -> tell(viewer, message)));
    seq++;
    ServerMessage finished = new ServerMessage.Finished(processedSamples, reason);
    showAll(stamp(), finished);
    lastWords.add(finished);
    ending = new Ending(List.copyOf(lastWords), closeCode, reason.text());
    viewers.forEach(viewer -> viewer.outbox().closeAfterwards(closeCode, reason.text()));
    viewers.clear();
  }

  /** Why a session was ended by the server. */
  public record ErrorInfo(ErrorCode code, String message) {}

  private ServerMessage hello(Viewer viewer) {
    return new ServerMessage.Hello(
        1,
        BuildVersion.current(),
        source.text(),
        model.info(),
        DetectorInfo.of(detector),
        limits,
        viewer.choice().all());
  }

  private ServerMessage configured(Viewer viewer) {
    return new ServerMessage.Configured(DetectorInfo.of(detector), viewer.choice().all());
  }

  private Stamp stamp() {
    return new Stamp(seq, id, streamTimeMs, Instant.now());
  }

  /** Most messages are the same for all viewers, and many are wanted by none. */
  private static Supplier<String> memoised(Stamp stamp, ServerMessage message) {
    return new Supplier<>() {
      private @Nullable String json;

      @Override
      public String get() {
        String text = json;
        if (text == null) {
          text = EventJson.write(stamp, message);
          json = text;
        }
        return text;
      }
    };
  }
}
