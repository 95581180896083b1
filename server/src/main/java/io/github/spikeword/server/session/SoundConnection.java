package io.github.spikeword.server.session;

import io.github.spikeword.server.protocol.BadMessageException;
import io.github.spikeword.server.protocol.ClientMessage;
import io.github.spikeword.server.protocol.ErrorCode;
import io.github.spikeword.server.protocol.FinishReason;
import io.github.spikeword.server.protocol.ServerMessage;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A client that sends sound and gets the events of it: {@code /v1/listen}. */
public final class SoundConnection extends Connection {

  private final Feed feed;
  private final Viewer viewer;
  private final TokenBucket soundSeconds;
  private volatile @Nullable Running running;
  private volatile long lastHeardNanos;

  /** What there is once the client has said {@code start}. */
  private record Running(ClientSession session, SoundIntake intake) {}

  SoundConnection(Reception reception, Outbox outbox, long nowNanos) {
    super(reception, outbox, nowNanos);
    feed = reception.newFeed(SourceKind.CLIENT);
    viewer = new Viewer(outbox, ViewChoice.DEFAULT);
    Limits limits = reception.limits();
    soundSeconds = new TokenBucket(limits.audioRate(), limits.audioBurstSeconds(), nowNanos);
    lastHeardNanos = nowNanos;
  }

  @Override
  void take(ClientMessage message) throws BadMessageException {
    lastHeardNanos = System.nanoTime();
    Running now = running;
    if (message instanceof ClientMessage.Start start) {
      if (now != null) {
        throw new BadMessageException("The sound has started; 'start' comes once.");
      }
      start(start);
    } else if (message instanceof ClientMessage.Unknown unknown) {
      throw new BadMessageException("There is no message of type '" + unknown.type() + "'.");
    } else if (now == null) {
      throw new BadMessageException(
          "The first message must be 'start', with 'rate' and 'channels'.");
    } else if (message instanceof ClientMessage.Configure change) {
      configure(now.session(), viewer, change);
    } else if (message instanceof ClientMessage.Finish) {
      now.intake().finish(lastHeardNanos, now.session());
      finish(now, FinishReason.CLIENT, 1000, null);
    }
  }

  private void start(ClientMessage.Start start) throws BadMessageException {
    ClientSession session = new ClientSession(feed, reception().models(), reception().metrics());
    if (start.configure().touchesTheSession()) {
      session.apply(start.configure());
    }
    viewer.choose(viewer.choice().with(start.configure()));
    running = new Running(session, new SoundIntake(start));
    reception().register(session);
    feed.subscribe(viewer, OptionalLong.empty());
    session.viewersChanged();
  }

  @Override
  void sound(byte[] bytes, long arrivalNanos) {
    lastHeardNanos = arrivalNanos;
    Running now = running;
    if (now == null) {
      end(ErrorCode.BAD_AUDIO, "Sound came before the message 'start'.");
      return;
    }
    double seconds = now.intake().seconds(bytes.length);
    if (!soundSeconds.take(seconds, arrivalNanos)) {
      end(
          ErrorCode.AUDIO_TOO_FAST,
          "Sound may come "
              + reception().limits().audioRate()
              + " times as fast as it was spoken, and "
              + reception().limits().audioBurstSeconds()
              + " s ahead; whole recordings belong to /v1/recognize.");
      return;
    }
    try {
      now.intake().accept(bytes, arrivalNanos, now.session());
    } catch (BadMessageException e) {
      end(ErrorCode.BAD_AUDIO, e.explanation());
    }
  }

  @Override
  public void tick(long nowNanos, boolean heartbeat) {
    super.tick(nowNanos, heartbeat);
    if (nowNanos - lastHeardNanos > reception().limits().idleSeconds() * 1e9) {
      end(
          ErrorCode.IDLE,
          "Neither sound nor a message came for " + reception().limits().idleSeconds() + " s.");
      return;
    }
    Running now = running;
    if (heartbeat && now != null) {
      feed.tell(viewer, reception().heartbeat(outbox(), now.session().processedSamples()));
    }
  }

  @Override
  void tellError(ErrorCode code, String message) {
    feed.tell(viewer, new ServerMessage.Error(code, message, false));
  }

  @Override
  public void end(ErrorCode code, String message) {
    reception().metrics().refused(code.text());
    Running now = running;
    if (now == null) {
      feed.tell(viewer, new ServerMessage.Error(code, message, true));
      outbox().closeAfterwards(code.closeCode(), code.text());
    } else {
      finish(now, FinishReason.LIMIT, code.closeCode(), new Feed.ErrorInfo(code, message));
    }
  }

  @Override
  public void shutDown() {
    Running now = running;
    if (now == null) {
      outbox().closeAfterwards(1001, FinishReason.SHUTDOWN.text());
    } else {
      finish(now, FinishReason.SHUTDOWN, 1001, null);
    }
  }

  @Override
  public void closed() {
    Running now = running;
    if (now != null) {
      finish(now, FinishReason.CLIENT, 1000, null);
    }
  }

  private void finish(
      Running now, FinishReason reason, int closeCode, Feed.@Nullable ErrorInfo error) {
    reception().unregister(now.session());
    now.session().finish(reason, closeCode, error);
  }
}
