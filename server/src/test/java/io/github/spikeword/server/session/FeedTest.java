package io.github.spikeword.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.spikeword.server.operation.ServerMetrics;
import io.github.spikeword.server.protocol.ErrorCode;
import io.github.spikeword.server.protocol.FinishReason;
import io.github.spikeword.server.protocol.LimitsInfo;
import io.github.spikeword.server.protocol.ServerMessage;
import io.github.spikeword.server.testing.TestModel;
import io.github.spikeword.stream.event.ListeningEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class FeedTest {

  private static final LimitsInfo LIMITS = new LimitsInfo(65_536, 100, 1.25, 10, 60, 3600, 1);
  private static final int KEPT = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A wire on which everything leaves at once. */
  private static class Wire implements Transport {
    final List<JsonNode> sent = new ArrayList<>();
    final List<Integer> closes = new ArrayList<>();

    @Override
    public CompletionStage<?> send(String text) {
      try {
        sent.add(JSON.readTree(text));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close(int code, String reason) {
      closes.add(code);
    }

    List<String> types() {
      return sent.stream().map(message -> message.path("type").asText()).toList();
    }

    List<Long> numbers() {
      return sent.stream().map(message -> message.path("seq").asLong()).toList();
    }

    double lastStreamTimeMs() {
      return sent.get(sent.size() - 1).path("streamTimeMs").asDouble();
    }
  }

  private final ModelLibrary models = TestModel.library();
  private final Feed feed =
      new Feed(
          "session",
          SourceKind.MICROPHONE,
          models.current(),
          LIMITS,
          KEPT,
          new ServerMetrics(new SimpleMeterRegistry()).of("microphone"));

  private static Viewer viewer(Transport wire) {
    return new Viewer(
        new Outbox(new ClientQueue(5, 10, 10, System::nanoTime), wire), ViewChoice.DEFAULT);
  }

  private Wire subscribed(OptionalLong resumeFrom) {
    Wire wire = new Wire();
    feed.subscribe(viewer(wire), resumeFrom);
    return wire;
  }

  private void detect(long step) {
    feed.publish(
        new ListeningEvent.Detection(step, "yes", 4, 4, 3, step, step, 10), System.nanoTime());
  }

  private void finish() {
    feed.finish(16_000, FinishReason.SHUTDOWN, 1001, null);
  }

  @Test
  void aViewerThatLeavesWhileItIsClosedDisturbsNobody() {
    List<Viewer> leaving = new ArrayList<>();
    Wire hasty =
        new Wire() {
          @Override
          public void close(int code, String reason) {
            super.close(code, reason);
            leaving.forEach(feed::unsubscribe);
          }
        };
    Viewer first = viewer(hasty);
    leaving.add(first);
    feed.subscribe(first, OptionalLong.empty());
    Wire second = subscribed(OptionalLong.empty());
    Wire third = subscribed(OptionalLong.empty());

    finish();

    for (Wire wire : List.of(hasty, second, third)) {
      assertThat(wire.types()).containsExactly("hello", "finished");
      assertThat(wire.closes).containsExactly(1001);
    }
  }

  @Test
  void theHelloOfAViewerThatComesBackHasTheNumberThatItHadSeen() {
    for (int step = 10; step <= 50; step += 10) {
      detect(step);
    }

    Wire wire = subscribed(OptionalLong.of(2));

    assertThat(wire.types()).containsExactly("hello", "detection", "detection", "detection");
    assertThat(wire.numbers()).containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void aViewerThatHasSeenWhatNeverWasGetsAllThatIsKept() {
    detect(10);
    detect(20);

    Wire wire = subscribed(OptionalLong.of(99));

    assertThat(wire.types()).containsExactly("hello", "error", "detection", "detection");
    assertThat(wire.numbers()).containsExactly(0L, 0L, 1L, 2L);
  }

  @Test
  void whoComesAfterTheEndIsToldItAndClosed() {
    detect(10);
    finish();

    Wire late = subscribed(OptionalLong.empty());
    Wire back = subscribed(OptionalLong.of(0));
    Wire knowing = subscribed(OptionalLong.of(2));

    assertThat(late.types()).containsExactly("hello", "finished");
    assertThat(back.types()).containsExactly("hello", "detection", "finished");
    assertThat(knowing.types()).containsExactly("hello", "finished");
    for (Wire wire : List.of(late, back, knowing)) {
      assertThat(wire.closes).containsExactly(1001);
    }
    assertThat(feed.viewers()).isZero();
  }

  @Test
  void whoComesAfterAFailureIsToldItToo() {
    feed.finish(
        0,
        FinishReason.LIMIT,
        1011,
        new Feed.ErrorInfo(ErrorCode.INTERNAL, "The sound broke off."));

    Wire late = subscribed(OptionalLong.empty());

    assertThat(late.types()).containsExactly("hello", "error", "finished");
    assertThat(late.closes).containsExactly(1011);
  }

  /** 125 steps of 8 ms are a second. */
  @Test
  void streamTimeGoesOnOverSoundThatNobodyWasToldOf() {
    Wire wire = new Wire();
    feed.subscribe(
        new Viewer(
            new Outbox(new ClientQueue(5, 10, 10, System::nanoTime), wire),
            new ViewChoice(Set.of(), 0, 1)),
        OptionalLong.empty());
    detect(9);
    assertThat(wire.lastStreamTimeMs()).isEqualTo(80);

    feed.publish(new ListeningEvent.End(625, 80_000), System.nanoTime());
    feed.modelChanged(models.current());
    assertThat(wire.lastStreamTimeMs()).isEqualTo(5000);

    detect(0);
    assertThat(wire.lastStreamTimeMs()).isEqualTo(5008);
  }

  @Test
  void aHeartbeatTellsHowFarTheSoundIs() {
    Wire wire = new Wire();
    Viewer viewer = viewer(wire);
    feed.subscribe(viewer, OptionalLong.empty());

    feed.tell(viewer, new ServerMessage.Heartbeat(0, 16_100, new ServerMessage.Load(0, 1)));

    assertThat(wire.types()).containsExactly("hello", "heartbeat");
    assertThat(wire.lastStreamTimeMs()).isEqualTo(1000);
  }

  @Test
  void aReplayThatIsLongerThanTheLineMakesNoClientSlow() {
    for (int step = 0; step < KEPT; step++) {
      detect(step);
    }
    List<CompletableFuture<Void>> inFlight = new ArrayList<>();
    Wire slow =
        new Wire() {
          @Override
          public CompletionStage<?> send(String text) {
            super.send(text);
            inFlight.add(new CompletableFuture<>());
            return inFlight.get(inFlight.size() - 1);
          }
        };
    Outbox outbox = new Outbox(new ClientQueue(5, 10, 3, System::nanoTime), slow);
    feed.subscribe(new Viewer(outbox, ViewChoice.DEFAULT), OptionalLong.of(0));
    for (int i = 0; i < inFlight.size(); i++) {
      inFlight.get(i).complete(null);
    }

    assertThat(slow.closes).isEmpty();
    assertThat(slow.numbers()).hasSize(1 + KEPT).isSorted();
  }
}
