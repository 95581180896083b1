package io.github.spikeword.stream.graph;

import akka.Done;
import akka.NotUsed;
import akka.actor.ActorSystem;
import akka.japi.Pair;
import akka.stream.KillSwitches;
import akka.stream.UniqueKillSwitch;
import akka.stream.javadsl.BroadcastHub;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import io.github.spikeword.stream.session.SessionControl;
import io.github.spikeword.stream.session.Sound;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * One stream of sound, listened to once and heard by many.
 *
 * <pre>
 *   sound -> kill switch -> ListeningStage -> BroadcastHub -+-> ListenerQueue -> listener
 *                                                           +-> ListenerQueue -> listener
 *                                                           +-> drain
 * </pre>
 *
 * <ol>
 *   <li>A listener gets the events from the moment it joins. One that reads slowly loses pictures
 *       first and is then cut off (see {@link ListenerQueue}); it never delays the sound or another
 *       listener.
 *   <li>{@link #stop} ends the sound: {@code End} is told to all, then their streams complete.
 *   <li>The actor system is the caller's; nothing here shuts it down.
 * </ol>
 *
 * <p>For a single consumer that wants every event at its own pace, {@link #flow} alone is the graph
 * to use: it drops nothing.
 */
public final class ListeningGraph {

  /** Events that the hub may be ahead of a listener's queue; a power of two. */
  private static final int HUB_BUFFER = 256;

  private final UniqueKillSwitch killSwitch;
  private final SessionControl control;
  private final Source<Heard, NotUsed> hub;
  private final CompletionStage<Done> completion;

  private ListeningGraph(
      UniqueKillSwitch killSwitch,
      SessionControl control,
      Source<Heard, NotUsed> hub,
      CompletionStage<Done> completion) {
    this.killSwitch = killSwitch;
    this.control = control;
    this.hub = hub;
    this.completion = completion;
  }

  /**
   * The session alone, as a flow with back-pressure: every run opens a session of its own and gives
   * its control.
   */
  public static Flow<Sound, Heard, SessionControl> flow(SessionFactory sessions) {
    return Flow.fromGraph(new ListeningStage(sessions));
  }

  /**
   * Starts listening.
   *
   * @param sound the sound, opened now
   * @param sessions opens the session
   * @param awaitedListeners how many listeners must have joined before the sound may run on beyond
   *     a small buffer; 0 for a microphone, which waits for nobody
   * @param system runs the streams
   */
  public static ListeningGraph start(
      Source<Sound, ?> sound, SessionFactory sessions, int awaitedListeners, ActorSystem system) {
    Pair<Pair<UniqueKillSwitch, SessionControl>, Source<Heard, NotUsed>> running =
        sound
            .viaMat(KillSwitches.single(), Keep.right())
            .viaMat(flow(sessions), Keep.both())
            .toMat(BroadcastHub.of(Heard.class, awaitedListeners + 1, HUB_BUFFER), Keep.both())
            .run(system);
    // a hub without consumers would hold up the sound
    CompletionStage<Done> drained = running.second().runWith(Sink.ignore(), system);
    return new ListeningGraph(
        running.first().first(), running.first().second(), running.second(), drained);
  }

  /**
   * A listener's stream. Its value tells how many events were dropped for it.
   *
   * @param droppableLimit levels, scores and activity that may wait, from 1
   * @param limit other events that may wait, from 1
   */
  public Source<Heard, LongSupplier> events(int droppableLimit, int limit) {
    return hub.viaMat(new ListenerQueue<>(Heard::isDroppable, droppableLimit, limit), Keep.right());
  }

  /** The session's settings and counts. */
  public SessionControl control() {
    return control;
  }

  /** Ends the sound; returns at once. */
  public void stop() {
    killSwitch.shutdown();
  }

  /** Completes after the last event, or fails with what broke the sound off. */
  public CompletionStage<Done> completion() {
    return completion;
  }
}
