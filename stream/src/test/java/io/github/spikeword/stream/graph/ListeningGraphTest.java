package io.github.spikeword.stream.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.ActorSystem;
import akka.japi.Pair;
import akka.stream.Attributes;
import akka.stream.javadsl.Keep;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.testkit.TestPublisher;
import akka.stream.testkit.TestSubscriber;
import akka.stream.testkit.javadsl.TestSink;
import akka.stream.testkit.javadsl.TestSource;
import akka.testkit.javadsl.TestKit;
import io.github.spikeword.models.UserError;
import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.stream.ClosingSimulator;
import io.github.spikeword.stream.TestBundles;
import io.github.spikeword.stream.audio.SampleStream;
import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.event.ListeningEvent.Detection;
import io.github.spikeword.stream.event.ListeningEvent.End;
import io.github.spikeword.stream.event.ListeningEvent.Gap;
import io.github.spikeword.stream.event.ListeningEvent.GapCause;
import io.github.spikeword.stream.event.ListeningEvent.Level;
import io.github.spikeword.stream.session.EventSelection;
import io.github.spikeword.stream.session.ListeningSession;
import io.github.spikeword.stream.session.Sound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningGraphTest {

  private static final int FRAME = 128;
  private static ActorSystem system;

  private final Bundle bundle = TestBundles.random(11);
  private final float[] sound = TestBundles.bursts(12, 4);
  private final AtomicInteger closedStreams = new AtomicInteger();
  private volatile String readingThread = "";

  @BeforeAll
  static void start() {
    system = Systems.create("listening-graph");
  }

  @AfterAll
  static void stop() {
    TestKit.shutdownActorSystem(system);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 1000, 4096, 1_000_000})
  void replayedRecordingGivesExactlyTheEventsOfAPlainLoop(int chunk) throws Exception {
    float[] heard = chunk == 1 ? Arrays.copyOf(sound, 16_000) : sound;
    List<ListeningEvent> expected = plainLoop(heard);
    List<ListeningEvent> events =
        await(
            SoundSources.recording(() -> new MemoryStream(heard), chunk)
                .via(ListeningGraph.flow(sessions(EventSelection.ALL)))
                .map(Heard::event)
                .runWith(Sink.seq(), system));
    assertThat(events).isEqualTo(expected).hasAtLeastOneElementOfType(Detection.class);
    assertThat(closedStreams).hasValue(1);
  }

  @Test
  void recordingIsReadOnADispatcherForBlockingWork() throws Exception {
    await(
        SoundSources.recording(() -> new MemoryStream(sound), 512)
            .via(ListeningGraph.flow(sessions(EventSelection.NONE)))
            .runWith(Sink.ignore(), system));
    assertThat(readingThread).contains("blocking-io-dispatcher");
  }

  @Test
  void asksForSoundOnlyWhenTheEventsBeforeAreTaken() {
    Pair<TestPublisher.Probe<Sound>, TestSubscriber.Probe<Heard>> running = probes();
    TestPublisher.Probe<Sound> source = running.first();
    TestSubscriber.Probe<Heard> sink = running.second();
    source.expectRequest();
    source.unsafeSendNext(samples(2 * FRAME, 77)); // two level events, and one is asked for
    sink.request(1);
    Heard first = sink.expectNext();
    assertThat(first.event()).isInstanceOf(Level.class);
    assertThat(first.arrivalNanos()).isEqualTo(77);
    source.expectRequest(); // the buffer before the stage has room for one
    source.unsafeSendNext(new Sound.Lost(160 * FRAME, GapCause.STALL, 78));
    source.expectNoMessage(Systems.BRIEFLY);
    sink.request(1);
    assertThat(sink.expectNext().event().step()).isEqualTo(1);
    source.expectNoMessage(Systems.BRIEFLY);
    sink.request(1);
    assertThat(sink.expectNext())
        .isEqualTo(new Heard(new Gap(162, 160 * FRAME, GapCause.STALL), 78));
    source.expectRequest();
    source.sendComplete();
    sink.request(1);
    assertThat(sink.expectNext().event()).isEqualTo(new End(162, 2 * FRAME));
    sink.expectComplete();
  }

  @Test
  void brokenSoundFailsTheStreamAfterTheEventsHeardSoFar() {
    Pair<TestPublisher.Probe<Sound>, TestSubscriber.Probe<Heard>> running = probes();
    TestSubscriber.Probe<Heard> sink = running.second();
    sink.request(1);
    running.first().sendNext(samples(3 * FRAME, 0));
    assertThat(sink.expectNext().event().step()).isZero();
    running.first().sendError(new UserError("The file ends early."));
    sink.request(5);
    assertThat(sink.expectNext().event().step()).isEqualTo(1);
    assertThat(sink.expectNext().event().step()).isEqualTo(2);
    assertThat(sink.expectError()).isInstanceOf(UserError.class);
  }

  @Test
  void sessionIsClosedWhenTheListenerLeaves() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    SessionFactory sessions =
        sink ->
            new ListeningSession(
                bundle,
                new ClosingSimulator(
                    new SparseSimulator(bundle.network()), closed::incrementAndGet),
                EventSelection.ALL,
                sink);
    List<Heard> some =
        await(
            SoundSources.recording(() -> new MemoryStream(sound), 512)
                .via(ListeningGraph.flow(sessions))
                .take(10)
                .runWith(Sink.seq(), system));
    assertThat(some).hasSize(10);
    eventually(() -> closed.get() == 1 && closedStreams.get() == 1);
  }

  @Test
  void everyRunHasASessionOfItsOwn() throws Exception {
    Source<ListeningEvent, ?> events =
        SoundSources.recording(() -> new MemoryStream(sound), 700)
            .via(ListeningGraph.flow(sessions(EventSelection.NONE)))
            .map(Heard::event);
    CompletionStage<List<ListeningEvent>> one = events.runWith(Sink.seq(), system);
    CompletionStage<List<ListeningEvent>> two = events.runWith(Sink.seq(), system);
    assertThat(await(one)).isEqualTo(await(two)).isNotEmpty();
  }

  @Test
  void manyListenersHearTheSameAndAStalledOneIsCutOffAlone() throws Exception {
    ListeningGraph graph =
        ListeningGraph.start(
            SoundSources.recording(() -> new MemoryStream(sound), 512),
            sessions(EventSelection.ALL),
            3,
            system);
    CompletionStage<List<ListeningEvent>> one = listen(graph);
    TestSubscriber.Probe<Heard> stalled =
        graph.events(10, 3).runWith(TestSink.create(system), system);
    stalled.ensureSubscription();
    CompletionStage<List<ListeningEvent>> two = listen(graph);
    assertThat(await(one)).isEqualTo(plainLoop(sound));
    assertThat(await(two)).isEqualTo(plainLoop(sound));
    assertThat(stalled.expectError()).isInstanceOf(ListenerTooSlowException.class);
    await(graph.completion());
  }

  @Test
  void slowListenerMissesPicturesButNoDetection() throws Exception {
    ListeningGraph graph =
        ListeningGraph.start(
            SoundSources.recording(() -> new MemoryStream(sound), 512),
            sessions(EventSelection.ALL),
            1,
            system);
    Pair<LongSupplier, TestSubscriber.Probe<Heard>> slow =
        graph.events(10, 10_000).toMat(TestSink.create(system), Keep.both()).run(system);
    slow.second().ensureSubscription();
    await(graph.completion()); // all is said before the listener reads the first event
    slow.second().request(Long.MAX_VALUE);
    List<ListeningEvent> received = new ArrayList<>();
    while (!(last(received) instanceof End)) {
      received.add(slow.second().expectNext().event());
    }
    slow.second().expectComplete();
    List<ListeningEvent> all = plainLoop(sound);
    assertThat(received).extracting(ListeningEvent::step).isSorted();
    assertThat(received.stream().filter(e -> !new Heard(e, 0).isDroppable()))
        .containsExactlyElementsOf(
            all.stream().filter(e -> !new Heard(e, 0).isDroppable()).toList());
    assertThat(slow.first().getAsLong()).isEqualTo(all.size() - received.size()).isPositive();
  }

  @Test
  void soundRunsOnWhenTheLastListenerLeaves() throws Exception {
    ListeningGraph graph =
        ListeningGraph.start(
            SoundSources.recording(() -> new MemoryStream(sound), 512),
            sessions(EventSelection.ALL),
            1,
            system);
    await(graph.events(10, 10).take(5).runWith(Sink.ignore(), system));
    await(graph.completion());
    assertThat(graph.control().counts().receivedSamples()).isEqualTo(sound.length);
  }

  @Test
  void stopEndsTheSoundAndTellsTheEnd() throws Exception {
    Source<Sound, ?> endless = Source.repeat(1).map(n -> (Sound) samples(FRAME, System.nanoTime()));
    ListeningGraph graph = ListeningGraph.start(endless, sessions(EventSelection.NONE), 0, system);
    CompletionStage<List<ListeningEvent>> listener = listen(graph);
    eventually(() -> graph.control().counts().steps() > 10);
    graph.stop();
    await(graph.completion());
    List<ListeningEvent> events = await(listener);
    assertThat(last(events)).isInstanceOf(End.class);
    assertThat(last(events).step()).isEqualTo(graph.control().counts().steps());
  }

  @Test
  void brokenSoundFailsTheCompletion() {
    ListeningGraph graph =
        ListeningGraph.start(
            SoundSources.recording(
                () -> {
                  throw new UserError("There is no such file.");
                },
                512),
            sessions(EventSelection.NONE),
            0,
            system);
    assertThatThrownBy(() -> await(graph.completion())).hasCauseInstanceOf(UserError.class);
  }

  @Test
  void recordingInRealTimeTakesAsLongAsItLasts() throws Exception {
    float[] half = Arrays.copyOf(sound, 8000);
    long start = System.nanoTime();
    List<ListeningEvent> events =
        await(
            SoundSources.recordingInRealTime(() -> new MemoryStream(half), 320)
                .via(ListeningGraph.flow(sessions(EventSelection.ALL)))
                .map(Heard::event)
                .runWith(Sink.seq(), system));
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(events).isEqualTo(plainLoop(half));
    assertThat(seconds).isGreaterThan(0.44); // the last of 25 pieces is due after 24 of 20 ms
  }

  private Pair<TestPublisher.Probe<Sound>, TestSubscriber.Probe<Heard>> probes() {
    return TestSource.<Sound>create(system)
        .via(ListeningGraph.flow(sessions(new EventSelection(1, 0, 0))))
        .toMat(TestSink.create(system), Keep.both())
        .withAttributes(Attributes.inputBuffer(1, 1))
        .run(system);
  }

  private CompletionStage<List<ListeningEvent>> listen(ListeningGraph graph) {
    return graph.events(1_000_000, 1_000_000).map(Heard::event).runWith(Sink.seq(), system);
  }

  private SessionFactory sessions(EventSelection selection) {
    return sink ->
        new ListeningSession(bundle, new SparseSimulator(bundle.network()), selection, sink);
  }

  private List<ListeningEvent> plainLoop(float[] heard) {
    List<ListeningEvent> events = new ArrayList<>();
    ListeningSession session = sessions(EventSelection.ALL).open(events::add);
    session.accept(heard, 0, heard.length);
    session.finish();
    return events;
  }

  private static Sound.Samples samples(int count, long arrivalNanos) {
    return new Sound.Samples(new float[count], arrivalNanos);
  }

  private static ListeningEvent last(List<ListeningEvent> events) {
    return events.isEmpty() ? new Level(-1, 0, 0) : events.get(events.size() - 1);
  }

  private static <T> T await(CompletionStage<T> stage)
      throws ExecutionException, InterruptedException, TimeoutException {
    return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      Thread.sleep(2);
    }
  }

  private final class MemoryStream implements SampleStream {

    private final float[] samples;
    private int at;

    MemoryStream(float[] samples) {
      this.samples = samples;
    }

    @Override
    public int read(float[] buffer, int offset, int length) {
      readingThread = Thread.currentThread().getName();
      int count = Math.min(length, samples.length - at);
      if (count == 0) {
        return -1;
      }
      System.arraycopy(samples, at, buffer, offset, count);
      at += count;
      return count;
    }

    @Override
    public void close() {
      closedStreams.incrementAndGet();
    }
  }
}
