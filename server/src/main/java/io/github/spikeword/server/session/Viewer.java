package io.github.spikeword.server.session;

import io.github.spikeword.server.protocol.EventJson;
import io.github.spikeword.server.protocol.MessageType;
import io.github.spikeword.server.protocol.ServerMessage;
import io.github.spikeword.server.protocol.Stamp;
import io.github.spikeword.stream.event.ListeningEvent;
import java.util.function.Supplier;

/**
 * One client's view of a feed: leaves out what it did not choose and thins the rest. The feed calls
 * it under its lock; the choice may change at any time.
 */
public final class Viewer {

  /** Stream times are sums of steps; this much below the chosen interval is still due. */
  private static final double TOLERANCE_MS = 1e-6;

  private final Outbox outbox;
  private final ActivityBatch activity = new ActivityBatch();
  private volatile ViewChoice choice;
  private double lastScoreMs = Double.NEGATIVE_INFINITY;

  /** A view that sends to the outbox. */
  public Viewer(Outbox outbox, ViewChoice choice) {
    this.outbox = outbox;
    this.choice = choice;
  }

  /** What the client is shown. */
  public ViewChoice choice() {
    return choice;
  }

  /** Changes what the client is shown. */
  public void choose(ViewChoice newChoice) {
    choice = newChoice;
  }

  /** Where messages to this client alone go. */
  public Outbox outbox() {
    return outbox;
  }

  /** Shows a message that is the same for every client. */
  void show(MessageType type, double streamTimeMs, Supplier<String> json) {
    ViewChoice now = choice;
    if (!now.includes(type)) {
      return;
    }
    if (!type.isPicture()) {
      outbox.event(json.get());
      return;
    }
    if (type == MessageType.SCORE) {
      if (streamTimeMs - lastScoreMs < now.scoreEveryMs() - TOLERANCE_MS) {
        return;
      }
      lastScoreMs = streamTimeMs;
    }
    outbox.picture(json.get());
  }

  /**
   * Takes in what activity messages are made of.
   *
   * @param baseSteps steps of the session before the model's step 0
   */
  void gather(ListeningEvent event, Stamp stamp, long baseSteps) {
    ViewChoice now = choice;
    if (!now.includes(MessageType.ACTIVITY)) {
      return;
    }
    if (event instanceof ListeningEvent.Activity step) {
      activity.add(step);
    } else if (event instanceof ListeningEvent.Score score) {
      activity
          .add(score, now.activityEverySteps(), baseSteps)
          .ifPresent((ServerMessage message) -> outbox.picture(EventJson.write(stamp, message)));
    }
  }
}
