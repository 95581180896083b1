package io.github.spikeword.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import akka.stream.javadsl.Source;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.spikeword.models.UserError;
import io.github.spikeword.server.http.SpikewordServer;
import io.github.spikeword.server.protocol.ClientMessage.Configure;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.RepeatedTones;
import io.github.spikeword.server.testing.TestServer;
import io.github.spikeword.server.testing.TestSocket;
import io.github.spikeword.stream.session.Sound;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of the server's own sound when another model is to listen to it. */
class LiveListenerTest {

  private static final String OTHER_MODEL = "{\"type\":\"configure\",\"model\":\"tones-two\"}";

  /** Words, but some of the times that they are asked for they can't be had. */
  private static final class FailingTones extends RepeatedTones {
    private final AtomicInteger asked = new AtomicInteger();
    private final int lastFailure;

    /**
     * @param lastFailure the second time fails, and so do all up to this
     */
    FailingTones(int lastFailure) {
      super("yes", "no");
      this.lastFailure = lastFailure;
    }

    @Override
    public SourceKind kind() {
      return SourceKind.MICROPHONE;
    }

    @Override
    public Source<Sound, ?> source() {
      int time = asked.incrementAndGet();
      if (time > 1 && time <= lastFailure) {
        throw new UserError("The device is busy.");
      }
      return super.source();
    }
  }

  private static JsonNode readiness(SpikewordServer server) {
    return Http.json(Http.get(server.uri(), "/health/readiness"));
  }

  @Test
  void goesOnWithTheModelBeforeWhenAnotherCantHaveTheSound() {
    try (SpikewordServer server =
            TestServer.start(Optional.of(new FailingTones(2)), "feed.heartbeat-seconds", "0.2");
        TestSocket client = TestSocket.connect(server.uri(), "/v1/detections")) {
      JsonNode first = client.next("detection");
      client.say(OTHER_MODEL);

      JsonNode error = client.next("error");
      assertThat(error.path("code").asText()).isEqualTo("internal");
      assertThat(error.path("fatal").asBoolean()).isFalse();
      assertThat(error.path("message").asText()).contains("tones-two", "busy");
      JsonNode later = client.next("detection");
      assertThat(later.path("decisionMs").asDouble())
          .isGreaterThan(first.path("decisionMs").asDouble());
      assertThat(client.all("hello"))
          .allSatisfy(h -> assertThat(h.at("/model/name").asText()).isEqualTo("tones"));
      client.next("heartbeat");
      assertThat(readiness(server).path("status").asText()).isEqualTo("UP");
    }
  }

  @Test
  void isNotReadyWhenNoModelCanHaveTheSound() {
    try (SpikewordServer server = TestServer.start(Optional.of(new FailingTones(9)));
        TestSocket client = TestSocket.connect(server.uri(), "/v1/detections")) {
      client.next("detection");
      client.say(OTHER_MODEL);

      client.next("finished");
      assertThat(client.closeCode()).isEqualTo(1011);
      await().until(() -> readiness(server).path("status").asText().equals("DOWN"));
      assertThat(readiness(server).toString()).contains("The device is busy.");
    }
  }

  /** Words whose second source takes until the test lets it go. */
  private static final class SlowTones extends RepeatedTones {
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch opening = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    SlowTones() {
      super("yes", "no");
    }

    @Override
    public SourceKind kind() {
      return SourceKind.MICROPHONE;
    }

    @Override
    public Source<Sound, ?> source() {
      if (asked.incrementAndGet() > 1) {
        opening.countDown();
        try {
          open.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      return super.source();
    }
  }

  @Test
  void keepsNobodyElseWaitingWhileAnotherModelTakesItsTime() throws Exception {
    SlowTones sound = new SlowTones();
    try (SpikewordServer server =
            TestServer.start(Optional.of(sound), "feed.heartbeat-seconds", "0.2");
        TestSocket changing = TestSocket.connect(server.uri(), "/v1/detections");
        TestSocket other = TestSocket.connect(server.uri(), "/v1/detections")) {
      changing.say(OTHER_MODEL);
      sound.opening.await();

      assertThat(parallelReadiness(server)).containsOnly(200);
      other.drain();
      other.next("heartbeat");
      other.say("{\"type\":\"configure\",\"events\":[\"score\",\"heartbeat\"]}");
      other.next("configured");
      try (TestSocket late = TestSocket.connect(server.uri(), "/v1/detections")) {
        assertThat(late.next("hello").at("/model/name").asText()).isEqualTo("tones");
      }

      sound.open.countDown();
      changing.next(m -> m.at("/model/name").asText().equals("tones-two"));
      changing.next("configured");
    } finally {
      sound.open.countDown();
    }
  }

  /** The answers to more requests at once than the server has threads for its sockets. */
  private static List<Integer> parallelReadiness(SpikewordServer server) {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve("/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    List<CompletableFuture<HttpResponse<Void>>> answers =
        IntStream.range(0, 8)
            .mapToObj(i -> client.sendAsync(request, BodyHandlers.discarding()))
            .toList();
    return answers.stream().map(answer -> answer.join().statusCode()).toList();
  }

  /** A session that has a defect. */
  private record Uncountable(Feed feed) implements SessionHost {

    @Override
    public CompletionStage<?> change(Configure change) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void viewersChanged() {}

    @Override
    public void count() {
      throw new IllegalStateException("can't count");
    }

    @Override
    public long processedSamples() {
      return 0;
    }
  }

  @Test
  void signsOfLifeGoOnThoughASessionCantBeCounted() {
    try (SpikewordServer server =
        TestServer.start(Optional.of(new RepeatedTones("yes")), "feed.heartbeat-seconds", "0.2")) {
      Reception reception = server.reception();
      reception.register(new Uncountable(reception.newFeed(SourceKind.CLIENT)));
      await().pollDelay(Duration.ofMillis(500)).until(() -> true); // more than one tick
      try (TestSocket client = TestSocket.connect(server.uri(), "/v1/detections")) {
        client.next("heartbeat");
      }
    }
  }
}
