package io.github.spikeword.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.server.session.ClientQueue.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientQueueTest {

  private long nanos;

  /** A queue whose pictures may wait for 5 s by the test's own clock. */
  private ClientQueue queue(int maxPictures, int maxEvents) {
    return new ClientQueue(5, maxPictures, maxEvents, () -> nanos);
  }

  private static List<String> drain(ClientQueue queue) {
    List<String> drained = new ArrayList<>();
    for (Optional<String> next = queue.poll(); next.isPresent(); next = queue.poll()) {
      drained.add(next.get());
    }
    return drained;
  }

  @Test
  void givesWhatEnteredInOrderWhateverItsKind() {
    ClientQueue queue = queue(5, 5);
    queue.offerEvent("a");
    queue.offerPicture("b");
    queue.offerPicture("c");
    queue.offerEvent("d");

    assertThat(drain(queue)).containsExactly("a", "b", "c", "d");
  }

  @Test
  void dropsTheOldestPicturesAndCountsThemButNoEvent() {
    ClientQueue queue = queue(2, 5);
    for (String text : List.of("p1", "e1", "p2", "p3", "e2", "p4")) {
      if (text.startsWith("p")) {
        queue.offerPicture(text);
      } else {
        queue.offerEvent(text);
      }
    }

    assertThat(queue.dropped()).isEqualTo(2);
    assertThat(drain(queue)).containsExactly("e1", "p3", "e2", "p4");
  }

  @Test
  void dropsPicturesThatHaveWaitedTooLongButNoEvent() {
    ClientQueue queue = queue(100, 100);
    queue.offerPicture("p0");
    queue.offerEvent("e0");
    nanos = 2_000_000_000L;
    queue.offerPicture("p2");
    nanos = 5_000_000_000L;
    assertThat(queue.size()).as("five seconds are not too long").isEqualTo(3);
    nanos = 5_000_000_001L;
    queue.offerPicture("p5");
    assertThat(queue.dropped()).isEqualTo(1);
    nanos = 7_500_000_000L;

    assertThat(drain(queue)).containsExactly("e0", "p5");
    assertThat(queue.dropped()).isEqualTo(2);
  }

  @Test
  void saysOnceThatItIsOverrunAndTakesNothingAfterwards() {
    ClientQueue queue = queue(1, 2);
    assertThat(queue.offerEvent("1")).isEqualTo(Offer.QUEUED);
    assertThat(queue.offerEvent("2")).isEqualTo(Offer.QUEUED);
    assertThat(queue.offerEvent("3")).isEqualTo(Offer.OVERRUN);
    assertThat(queue.offerEvent("4")).isEqualTo(Offer.CLOSED);
    assertThat(queue.offerPicture("5")).isEqualTo(Offer.CLOSED);
    assertThat(queue.size()).isZero();
  }

  @Test
  void givesWhatWaitsAfterItWasClosed() {
    ClientQueue queue = queue(1, 2);
    queue.offerEvent("last");
    queue.close();

    assertThat(queue.offerEvent("late")).isEqualTo(Offer.CLOSED);
    assertThat(drain(queue)).containsExactly("last");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void accountsForEveryMessage(long seed) {
    Random random = new Random(seed);
    ClientQueue queue = queue(1 + random.nextInt(7), 1000);
    long offered = 0;
    long polled = 0;
    for (int i = 0; i < 2000; i++) {
      switch (random.nextInt(5)) {
        case 0 -> {
          queue.offerEvent("e");
          offered++;
        }
        case 1, 2 -> {
          queue.offerPicture("p");
          offered++;
        }
        default -> polled += queue.poll().isPresent() ? 1 : 0;
      }
      assertThat(polled + queue.dropped() + queue.size()).isEqualTo(offered);
    }
  }
}
