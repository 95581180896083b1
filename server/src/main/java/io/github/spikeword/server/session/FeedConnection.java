package io.github.spikeword.server.session;

import io.github.spikeword.server.protocol.BadMessageException;
import io.github.spikeword.server.protocol.ClientMessage;
import io.github.spikeword.server.protocol.ErrorCode;
import io.github.spikeword.server.protocol.FinishReason;
import io.github.spikeword.server.protocol.ServerMessage;
import java.util.OptionalLong;

/** A client that listens to a session without sending sound: {@code /v1/detections}. */
public final class FeedConnection extends Connection {

  private final SessionHost host;
  private final boolean mayChangeSession;
  private final Viewer viewer;

  /**
   * Connects a client.
   *
   * @param host the session that it listens to
   * @param mayChangeSession whether it may turn the session's knobs, which all its viewers feel
   * @param resumeFrom the last event number that it has seen, if it comes back
   */
  FeedConnection(
      Reception reception,
      Outbox outbox,
      SessionHost host,
      boolean mayChangeSession,
      OptionalLong resumeFrom,
      long nowNanos) {
    super(reception, outbox, nowNanos);
    this.host = host;
    this.mayChangeSession = mayChangeSession;
    viewer = new Viewer(outbox, ViewChoice.DEFAULT);
    host.feed().subscribe(viewer, resumeFrom);
    host.viewersChanged();
  }

  @Override
  void take(ClientMessage message) throws BadMessageException {
    if (message instanceof ClientMessage.Configure change) {
      if (change.touchesTheSession() && !mayChangeSession) {
        throw new BadMessageException(
            "Only the client that sends a session's sound may change the session; you may choose 'events', 'scoreEveryMs' and 'activityEverySteps'.");
      }
      configure(host, viewer, change);
    } else if (message instanceof ClientMessage.Start) {
      throw new BadMessageException("This address only tells; send sound to /v1/listen.");
    } else if (message instanceof ClientMessage.Finish) {
      host.feed().unsubscribe(viewer);
      host.feed()
          .tell(viewer, new ServerMessage.Finished(host.processedSamples(), FinishReason.CLIENT));
      outbox().closeAfterwards(1000, FinishReason.CLIENT.text());
    } else if (message instanceof ClientMessage.Unknown unknown) {
      throw new BadMessageException("There is no message of type '" + unknown.type() + "'.");
    }
  }

  @Override
  void sound(byte[] bytes, long arrivalNanos) {
    complain(ErrorCode.BAD_AUDIO, "This address only tells; send sound to /v1/listen.");
  }

  @Override
  public void tick(long nowNanos, boolean heartbeat) {
    super.tick(nowNanos, heartbeat);
    if (heartbeat) {
      host.feed().tell(viewer, reception().heartbeat(outbox(), host.processedSamples()));
    }
  }

  @Override
  void tellError(ErrorCode code, String message) {
    host.feed().tell(viewer, new ServerMessage.Error(code, message, false));
  }

  @Override
  public void end(ErrorCode code, String message) {
    reception().metrics().refused(code.text());
    host.feed().unsubscribe(viewer);
    host.feed().tell(viewer, new ServerMessage.Error(code, message, true));
    outbox().closeAfterwards(code.closeCode(), code.text());
  }

  @Override
  public void shutDown() {
    host.feed().unsubscribe(viewer);
    host.feed()
        .tell(viewer, new ServerMessage.Finished(host.processedSamples(), FinishReason.SHUTDOWN));
    outbox().closeAfterwards(1001, FinishReason.SHUTDOWN.text());
  }

  @Override
  public void closed() {
    host.feed().unsubscribe(viewer);
    host.viewersChanged();
  }
}
