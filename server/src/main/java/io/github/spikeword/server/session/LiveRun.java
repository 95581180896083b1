package io.github.spikeword.server.session;

import akka.actor.ActorSystem;
import akka.stream.javadsl.Sink;
import io.github.spikeword.server.operation.ServerMetrics;
import io.github.spikeword.stream.graph.Heard;
import io.github.spikeword.stream.graph.ListeningGraph;
import io.github.spikeword.stream.session.ListeningSession;
import io.github.spikeword.stream.session.SessionControl;
import io.github.spikeword.stream.session.SessionCounts;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the listening graph on the server's own sound, with one model. Thread-safe.
 *
 * <p>Guarantees: (1) no event is told before {@link #tell}; (2) {@link #settle} is true once, so
 * that exactly one of those who may end a run says what follows; (3) counting and the number of
 * samples never wait for the graph.
 */
final class LiveRun {

  private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
  private static final long STOP_SECONDS = 2;
  private static final int HUB_PICTURES = 4096;
  private static final int HUB_EVENTS = 4096;

  private final ServedModel model;
  private final long earlierSamples;
  private final ActorSystem system;
  private final ListeningGraph graph;
  private final AtomicBoolean settled = new AtomicBoolean();
  private volatile CompletionStage<?> told = CompletableFuture.completedFuture(null);

  /** What the metrics know of; guarded by this. */
  private SessionCounts counted;

  /**
   * Opens the sound and begins to listen.
   *
   * @param earlierSamples samples that runs before this one took in
   * @throws io.github.spikeword.models.UserError if the sound can't be had
   */
  LiveRun(
      OwnSound sound,
      Feed feed,
      ServedModel model,
      long earlierSamples,
      ServerMetrics metrics,
      ActorSystem system) {
    this.model = model;
    this.earlierSamples = earlierSamples;
    this.system = system;
    graph =
        ListeningGraph.start(
            sound.source(),
            sink ->
                new ListeningSession(
                    model.bundle(),
                    model.newSimulator(),
                    Tuning.selection(feed),
                    sink,
                    metrics.of(feed.source().text())),
            1,
            system);
    counted = new SessionCounts(0, 0, 0, Collections.nCopies(model.stageNames().size(), 0L));
  }

  /**
   * Hands over what is heard; until now the sound has waited. To be called once.
   *
   * @return completes after the last event, or fails with what broke the sound off
   */
  CompletionStage<?> tell(Consumer<Heard> listener) {
    // the feed never waits, so this listener needs only what the hub hands over at once
    told =
        graph
            .events(HUB_PICTURES, HUB_EVENTS)
            .runWith(Sink.foreach(heard -> listener.accept(heard)), system);
    return told;
  }

  /** The model that listens. */
  ServedModel model() {
    return model;
  }

  /** The session's settings. */
  SessionControl control() {
    return graph.control();
  }

  /** Whether the caller is the first who ends this run, and has to say what follows. */
  boolean settle() {
    return settled.compareAndSet(false, true);
  }

  /** Ends the sound and waits, but not for ever, until the last event was told. */
  void stop() {
    graph.stop();
    try {
      told.toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      LOG.debug("The listening graph had failed.", e); // said when it did
    } catch (TimeoutException e) {
      LOG.warn("The listening graph did not stop within {} s.", STOP_SECONDS);
    }
  }

  /** Brings the metrics up to date. */
  synchronized void count(ServerMetrics metrics) {
    SessionCounts now = graph.control().counts();
    metrics.counts(model.stageNames(), counted, now);
    counted = now;
  }

  /** Samples worked through, those of the runs before included. */
  long processedSamples() {
    return earlierSamples + graph.control().counts().receivedSamples();
  }
}
