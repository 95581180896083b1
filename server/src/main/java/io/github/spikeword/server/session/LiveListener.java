package io.github.spikeword.server.session;

import akka.actor.ActorSystem;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.models.network.Simulator;
import io.github.spikeword.server.operation.ServerMetrics;
import io.github.spikeword.server.protocol.BadMessageException;
import io.github.spikeword.server.protocol.ClientMessage.Configure;
import io.github.spikeword.server.protocol.ErrorCode;
import io.github.spikeword.server.protocol.FinishReason;
import io.github.spikeword.stream.graph.Heard;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's own ear: runs the listening graph on a microphone or a recording and feeds what it
 * hears to the viewers. Another model means another run of the graph; stream time goes on.
 * Thread-safe.
 *
 * <p>Guarantees: (1) while a model is being changed, which may take seconds, nothing but further
 * changes and {@link #close} waits; (2) viewers are told of a model only once it listens; one that
 * can't leaves the one before in place; (3) when nothing listens any more, {@link #trouble} says
 * so.
 */
public final class LiveListener implements SessionHost, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);
  private static final int WAITING_CHANGES = 64;

  private final OwnSound sound;
  private final Feed feed;
  private final ModelStore models;
  private final ServerMetrics metrics;
  private final ActorSystem system;
  private final ThreadPoolExecutor changes =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING_CHANGES),
          task -> {
            Thread thread = new Thread(task, "spikeword-change");
            thread.setDaemon(true);
            return thread;
          });
  private volatile LiveRun run;
  private volatile Optional<String> failure = Optional.empty();

  /**
   * Opens the sound and begins to listen.
   *
   * @throws UserError if the sound can't be had
   */
  public LiveListener(
      OwnSound sound, Feed feed, ModelStore models, ServerMetrics metrics, ActorSystem system) {
    this.sound = sound;
    this.feed = feed;
    this.models = models;
    this.metrics = metrics;
    this.system = system;
    run = open(feed.model(), 0);
    tell(run);
  }

  private LiveRun open(ServedModel model, long earlierSamples) {
    return new LiveRun(sound, feed, model, earlierSamples, metrics, system);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the run's end is what is waited for
  private void tell(LiveRun started) {
    started.tell(this::told).whenComplete((done, e) -> ended(started, e));
  }

  private void told(Heard heard) {
    feed.publish(heard.event(), heard.arrivalNanos());
  }

  private void ended(LiveRun which, @Nullable Throwable e) {
    if (!which.settle()) {
      return; // another model listens, or the server stops
    }
    if (e == null) {
      feed.finish(which.processedSamples(), FinishReason.END_OF_SOUND, 1000, null);
    } else {
      brokenOff(which, e);
    }
  }

  private void brokenOff(LiveRun last, Throwable e) {
    LOG.error("The server's own sound broke off: {}", e.getMessage());
    LOG.debug("The trace of it:", e);
    failure = Optional.of("The sound broke off: " + e.getMessage());
    feed.finish(
        last.processedSamples(),
        FinishReason.END_OF_SOUND,
        ErrorCode.INTERNAL.closeCode(),
        new Feed.ErrorInfo(ErrorCode.INTERNAL, "The server's sound broke off."));
  }

  @Override
  public Feed feed() {
    return feed;
  }

  /** Made on a thread of its own: reading a model and changing to it may take seconds. */
  @Override
  public CompletionStage<?> change(Configure change) {
    CompletableFuture<Void> made = new CompletableFuture<>();
    try {
      changes.execute(() -> make(change, made));
    } catch (RejectedExecutionException e) {
      made.completeExceptionally(
          new UserError("The server has too many changes to make; try again in a moment.", e));
    }
    return made;
  }

  private void make(Configure change, CompletableFuture<Void> made) {
    try {
      apply(change);
      made.complete(null);
    } catch (BadMessageException | RuntimeException e) {
      made.completeExceptionally(e);
    }
  }

  private synchronized void apply(Configure change) throws BadMessageException {
    ServedModel model = Tuning.modelAfter(feed.model(), change, models);
    boolean otherModel = model != feed.model();
    DetectorSettings settings =
        Tuning.merge(otherModel ? model.bundle().detector() : feed.detector(), change);
    if (otherModel) {
      replace(model);
    }
    if (change.mismatch().isPresent()) {
      Simulator chip = model.newSimulator(change.mismatch().get());
      run.control().replaceSimulator(chip);
    }
    detect(settings);
  }

  private void detect(DetectorSettings settings) {
    run.control().configure(settings);
    feed.detectorChanged(settings);
  }

  private void replace(ServedModel model) throws BadMessageException {
    LiveRun old = run;
    DetectorSettings settings = feed.detector();
    if (!old.settle()) {
      throw new BadMessageException("The server's sound has ended; no model listens to it.");
    }
    old.stop();
    old.count(metrics);
    try {
      goOn(model, old.processedSamples());
    } catch (RuntimeException e) {
      LOG.error("The model '{}' can't listen: {}", model.bundle().name(), e.getMessage());
      LOG.debug("The trace of it:", e);
      goOnAsBefore(old, settings);
      throw new UserError(
          "The model '" + model.bundle().name() + "' can't listen: " + e.getMessage(), e);
    }
  }

  /** Lets a model listen where the run before stopped; nothing is told if it can't. */
  private void goOn(ServedModel model, long earlierSamples) {
    LiveRun next = open(model, earlierSamples);
    feed.modelChanged(model);
    run = next;
    tell(next);
    viewersChanged();
  }

  /** The nominal chip listens then, whatever chip listened before. */
  private void goOnAsBefore(LiveRun old, DetectorSettings settings) {
    try {
      goOn(old.model(), old.processedSamples());
      detect(settings);
    } catch (RuntimeException e) {
      brokenOff(old, e);
    }
  }

  @Override
  public void viewersChanged() {
    run.control().configure(Tuning.selection(feed));
  }

  @Override
  public void count() {
    run.count(metrics);
    sound.frames().ifPresent(metrics::frames);
  }

  @Override
  public long processedSamples() {
    return run.processedSamples();
  }

  /** Why nothing sensible can be heard, for health checks; empty if all is well. */
  public Optional<String> trouble() {
    return failure.isPresent() ? failure : sound.trouble();
  }

  /** Ends the sound, tells what is undecided, then {@code finished}, and closes the viewers. */
  @Override
  public void close() {
    changes.shutdown();
    changes.getQueue().clear();
    closeSound();
  }

  private synchronized void closeSound() {
    LiveRun last = run;
    if (last.settle()) {
      last.stop();
      last.count(metrics);
      feed.finish(last.processedSamples(), FinishReason.SHUTDOWN, 1001, null);
    }
    sound.close();
  }
}
