package io.github.spikeword.server.session;

import akka.actor.ActorSystem;
import akka.stream.javadsl.Sink;
import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.network.Simulator;
import io.github.spikeword.server.operation.ServerMetrics;
import io.github.spikeword.server.protocol.BadMessageException;
import io.github.spikeword.server.protocol.ClientMessage.Configure;
import io.github.spikeword.server.protocol.ErrorCode;
import io.github.spikeword.server.protocol.FinishReason;
import io.github.spikeword.stream.graph.Heard;
import io.github.spikeword.stream.graph.ListeningGraph;
import io.github.spikeword.stream.session.EventSelection;
import io.github.spikeword.stream.session.ListeningSession;
import io.github.spikeword.stream.session.SessionCounts;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's own ear: runs the listening graph on a microphone or a recording and feeds what it
 * hears to the viewers. Another model means another run of the graph; stream time goes on.
 * Thread-safe.
 */
public final class LiveListener implements SessionHost, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);
  private static final long STOP_SECONDS = 2;
  private static final int HUB_PICTURES = 4096;
  private static final int HUB_EVENTS = 4096;

  private final OwnSound sound;
  private final Feed feed;
  private final ModelStore models;
  private final ServerMetrics metrics;
  private final ActorSystem system;
  private Run run;
  private SessionCounts counted;
  private long earlierSamples;
  private boolean closed;
  private Optional<String> failure = Optional.empty();

  /** One run of the graph. */
  private record Run(ListeningGraph graph, CompletionStage<?> told) {}

  /** Opens the sound and begins to listen. */
  public LiveListener(
      OwnSound sound, Feed feed, ModelStore models, ServerMetrics metrics, ActorSystem system) {
    this.sound = sound;
    this.feed = feed;
    this.models = models;
    this.metrics = metrics;
    this.system = system;
    synchronized (this) { // a short sound may end before the run is known
      run = start(feed.model());
    }
    counted = run.graph().control().counts();
  }

  private Run start(ServedModel model) {
    EventSelection selection = Tuning.selection(feed);
    ListeningGraph graph =
        ListeningGraph.start(
            sound.source(),
            sink ->
                new ListeningSession(
                    model.bundle(),
                    model.newSimulator(),
                    selection,
                    sink,
                    metrics.of(feed.source().text())),
            1,
            system);
    // the feed never waits, so this listener needs only what the hub hands over at once
    CompletionStage<?> told =
        graph.events(HUB_PICTURES, HUB_EVENTS).runWith(Sink.foreach(this::told), system);
    Run started = new Run(graph, told);
    told.whenComplete((done, e) -> ended(started, e));
    return started;
  }

  private void told(Heard heard) {
    feed.publish(heard.event(), heard.arrivalNanos());
  }

  @SuppressWarnings("ReferenceEquality") // this very run, not one like it
  private synchronized void ended(Run which, @Nullable Throwable e) {
    if (which != run || closed) {
      return;
    }
    if (e == null) {
      feed.finish(processedSamples(), FinishReason.END_OF_SOUND, 1000, null);
    } else {
      LOG.error("The server's own sound broke off: {}", e.getMessage());
      LOG.debug("The trace of it:", e);
      failure = Optional.of("The sound broke off: " + e.getMessage());
      feed.finish(
          processedSamples(),
          FinishReason.END_OF_SOUND,
          ErrorCode.INTERNAL.closeCode(),
          new Feed.ErrorInfo(ErrorCode.INTERNAL, "The server's sound broke off."));
    }
  }

  @Override
  public Feed feed() {
    return feed;
  }

  @Override
  public synchronized void apply(Configure change) throws BadMessageException {
    ServedModel model = Tuning.modelAfter(feed.model(), change, models);
    boolean otherModel = model != feed.model();
    DetectorSettings settings =
        Tuning.merge(otherModel ? model.bundle().detector() : feed.detector(), change);
    if (otherModel) {
      replace(model);
    }
    if (change.mismatch().isPresent()) {
      Simulator chip = model.newSimulator(change.mismatch().get());
      run.graph().control().replaceSimulator(chip);
    }
    run.graph().control().configure(settings);
    feed.detectorChanged(settings);
  }

  private void replace(ServedModel model) {
    count();
    earlierSamples += run.graph().control().counts().receivedSamples();
    Run old = run;
    old.graph().stop();
    await(old);
    feed.modelChanged(model);
    run = start(model);
    counted = run.graph().control().counts();
    viewersChanged();
  }

  private static void await(Run old) {
    try {
      old.told().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.debug("The listening graph had failed.", e); // said when it did
    } catch (TimeoutException e) {
      LOG.warn("The listening graph did not stop within {} s.", STOP_SECONDS);
    }
  }

  @Override
  public synchronized void viewersChanged() {
    run.graph().control().configure(Tuning.selection(feed));
  }

  @Override
  public synchronized void count() {
    SessionCounts now = run.graph().control().counts();
    metrics.counts(feed.model().stageNames(), counted, now);
    counted = now;
    sound.frames().ifPresent(metrics::frames);
  }

  @Override
  public synchronized long processedSamples() {
    return earlierSamples + run.graph().control().counts().receivedSamples();
  }

  /** Why nothing sensible can be heard, for health checks; empty if all is well. */
  public synchronized Optional<String> trouble() {
    return failure.isPresent() ? failure : sound.trouble();
  }

  /** Ends the sound, tells what is undecided, then {@code finished}, and closes the viewers. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      run.graph().stop();
      await(run);
      count();
      feed.finish(processedSamples(), FinishReason.SHUTDOWN, 1001, null);
    }
  }
}
