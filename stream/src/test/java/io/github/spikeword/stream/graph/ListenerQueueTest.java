package io.github.spikeword.stream.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.ActorSystem;
import akka.japi.Pair;
import akka.stream.Attributes;
import akka.stream.javadsl.Keep;
import akka.stream.testkit.TestPublisher;
import akka.stream.testkit.TestSubscriber;
import akka.stream.testkit.javadsl.TestSink;
import akka.stream.testkit.javadsl.TestSource;
import akka.testkit.javadsl.TestKit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** Negative numbers stand for elements that may be dropped. */
class ListenerQueueTest {

  private static ActorSystem system;

  private TestPublisher.Probe<Integer> producer;
  private TestSubscriber.Probe<Integer> listener;
  private LongSupplier dropped;

  @BeforeAll
  static void start() {
    system = Systems.create("listener-queue");
  }

  @AfterAll
  static void stop() {
    TestKit.shutdownActorSystem(system);
  }

  private void queue(int droppableLimit, int limit) {
    Pair<Pair<TestPublisher.Probe<Integer>, LongSupplier>, TestSubscriber.Probe<Integer>> running =
        TestSource.<Integer>create(system)
            .viaMat(new ListenerQueue<Integer>(n -> n < 0, droppableLimit, limit), Keep.both())
            .toMat(TestSink.create(system), Keep.both())
            .withAttributes(Attributes.inputBuffer(1, 1))
            .run(system);
    producer = running.first().first();
    dropped = running.first().second();
    listener = running.second();
    producer.expectRequest();
    listener.ensureSubscription();
  }

  /** Sends elements and waits until the queue has taken them all, which asks for one more. */
  private void send(int... elements) {
    for (int element : elements) {
      producer.unsafeSendNext(element);
      producer.expectRequest();
    }
  }

  @Test
  void takesInWithoutDemandAndDeliversInOrder() {
    queue(10, 10);
    send(1, -2, 3, -4, -5, 6);
    listener.request(6);
    assertThat(receive(6)).containsExactly(1, -2, 3, -4, -5, 6);
    assertThat(dropped.getAsLong()).isZero();
  }

  @Test
  void dropsTheOldestDroppableElementsFirstAndCountsThem() {
    queue(2, 10);
    send(-1, 2, -3, -4, 5, -6, -7);
    listener.request(10);
    assertThat(receive(4)).containsExactly(2, 5, -6, -7);
    assertThat(dropped.getAsLong()).isEqualTo(3);
  }

  @Test
  void passesOnAtOnceWhenThereIsDemand() {
    queue(1, 1);
    listener.request(3);
    send(-1);
    listener.expectNext(-1);
    send(2);
    listener.expectNext(2);
    send(3);
    listener.expectNext(3);
  }

  @Test
  void failsWhenMoreThanTheLimitMustBeKept() {
    queue(2, 3);
    send(1, 2, -9, 3);
    producer.unsafeSendNext(4);
    assertThat(listener.expectError())
        .isInstanceOf(ListenerTooSlowException.class)
        .hasMessageContaining("3 events");
    producer.expectCancellation();
  }

  @Test
  void deliversWhatWaitsBeforeItCompletes() {
    queue(5, 5);
    send(1, -2);
    producer.sendComplete();
    listener.request(1);
    listener.expectNext(1);
    listener.expectNoMessage(Systems.BRIEFLY);
    listener.request(1);
    listener.expectNext(-2);
    listener.expectComplete();
  }

  @Test
  void completesWithoutDemandWhenNothingWaits() {
    queue(5, 5);
    producer.sendComplete();
    listener.expectComplete();
  }

  @Test
  void keepsEveryRequiredElementAndTheOrderForAnyPaceOfReading() {
    SplittableRandom random = new SplittableRandom(42);
    queue(4, 1000);
    List<Integer> sent = new ArrayList<>();
    List<Integer> received = new ArrayList<>();
    for (int n = 1; n <= 400; n++) {
      int element = random.nextInt(3) == 0 ? n : -n;
      sent.add(element);
      send(element);
      if (random.nextInt(5) == 0) {
        listener.request(1);
        received.add(listener.expectNext());
      }
    }
    producer.sendComplete();
    received.addAll(CollectionConverters.asJava(listener.toStrict(Systems.LONG)));
    assertThat(received).isSubsetOf(sent).isSortedAccordingTo((a, b) -> Math.abs(a) - Math.abs(b));
    assertThat(received.stream().filter(n -> n > 0))
        .containsExactlyElementsOf(sent.stream().filter(n -> n > 0).toList());
    assertThat(dropped.getAsLong()).isEqualTo(sent.size() - received.size()).isPositive();
  }

  @Test
  void refusesLimitsOfZero() {
    assertThatThrownBy(() -> new ListenerQueue<Integer>(n -> true, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ListenerQueue<Integer>(n -> true, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Integer> receive(int count) {
    List<Integer> elements = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      elements.add(listener.expectNext());
    }
    return elements;
  }
}
