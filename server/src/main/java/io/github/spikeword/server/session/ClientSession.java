package io.github.spikeword.server.session;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.server.operation.ServerMetrics;
import io.github.spikeword.server.protocol.BadMessageException;
import io.github.spikeword.server.protocol.ClientMessage.Configure;
import io.github.spikeword.server.protocol.FinishReason;
import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.session.EventSelection;
import io.github.spikeword.stream.session.ListeningSession;
import io.github.spikeword.stream.session.SessionCounts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A session that listens to the sound that a client sends. It is worked through on the thread that
 * brings it; one simulator state, nothing shared. Thread-safe.
 */
public final class ClientSession implements SessionHost {

  private final Feed feed;
  private final ModelStore models;
  private final ServerMetrics metrics;
  private ListeningSession session;
  private SessionCounts counted;
  private long earlierSamples;
  private long arrivalNanos;
  private boolean finished;

  /** A session at the start of its sound, with the feed's model. */
  public ClientSession(Feed feed, ModelStore models, ServerMetrics metrics) {
    this.feed = feed;
    this.models = models;
    this.metrics = metrics;
    session = open(feed.model());
    counted = session.counts();
  }

  private ListeningSession open(ServedModel model) {
    return new ListeningSession(
        model.bundle(),
        model.newSimulator(),
        EventSelection.NONE,
        this::told,
        metrics.of(feed.source().text()));
  }

  private void told(ListeningEvent event) {
    feed.publish(event, arrivalNanos);
  }

  @Override
  public Feed feed() {
    return feed;
  }

  /**
   * Listens to sound.
   *
   * @param samples mono, at the model's rate, full scale 1, finite
   * @param arrival when the last of it arrived, {@link System#nanoTime()}
   */
  public synchronized void accept(float[] samples, int offset, int length, long arrival) {
    if (finished) {
      return;
    }
    arrivalNanos = arrival;
    session.accept(samples, offset, length);
  }

  @Override
  public synchronized void count() {
    SessionCounts now = session.counts();
    metrics.counts(feed.model().stageNames(), counted, now);
    counted = now;
  }

  /** Made at once, since the sound that follows is for the session as it is then. */
  @Override
  public CompletionStage<?> change(Configure change) {
    try {
      apply(change);
      return CompletableFuture.completedFuture(null);
    } catch (BadMessageException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * Changes the session.
   *
   * @throws BadMessageException if the change makes no sense for the model
   */
  synchronized void apply(Configure change) throws BadMessageException {
    ServedModel model = Tuning.modelAfter(feed.model(), change, models);
    boolean otherModel = model != feed.model();
    DetectorSettings settings =
        Tuning.merge(otherModel ? model.bundle().detector() : feed.detector(), change);
    if (otherModel) {
      replace(model);
    }
    change.mismatch().map(model::newSimulator).ifPresent(session::replaceSimulator);
    session.configure(settings);
    feed.detectorChanged(settings);
  }

  private void replace(ServedModel model) {
    count();
    earlierSamples += session.counts().receivedSamples();
    session.finish();
    session.close();
    feed.modelChanged(model);
    session = open(model);
    counted = session.counts();
    viewersChanged();
  }

  @Override
  public synchronized void viewersChanged() {
    session.configure(Tuning.selection(feed));
  }

  @Override
  public synchronized long processedSamples() {
    return earlierSamples + session.counts().receivedSamples();
  }

  /**
   * Ends the session: what is undecided is told, then {@code finished}.
   *
   * @param closeCode WebSocket close code for its viewers
   * @param error why the server ended it, if it was the server
   */
  public synchronized void finish(
      FinishReason reason, int closeCode, Feed.@Nullable ErrorInfo error) {
    if (!finished) {
      finished = true;
      try {
        session.finish();
        count();
      } finally {
        feed.finish(processedSamples(), reason, closeCode, error); // even if the session is broken
        session.close();
      }
    }
  }
}
