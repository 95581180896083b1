package io.github.spikeword.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.server.config.SettingsReader;
import io.github.spikeword.server.operation.ServerMetrics;
import io.github.spikeword.server.protocol.ClientMessage.Configure;
import io.github.spikeword.server.testing.RememberingTransport;
import io.github.spikeword.server.testing.TestModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceptionTest {

  private static final String START = "{\"type\":\"start\",\"rate\":16000,\"channels\":1}";

  private final Reception reception =
      new Reception(
          Limits.of(new SettingsReader(Map.of()).read()),
          TestModel.library(),
          new ServerMetrics(new SimpleMeterRegistry()));

  private final RememberingTransport client = new RememberingTransport();
  private final Connection connection = reception.hear("client", client).orElseThrow();

  @AfterEach
  void close() {
    reception.close();
  }

  @Test
  void opensNoSessionForAClientThatIsGone() {
    reception.gone(connection, "client");
    assertThat(connection.admit(START.length())).isFalse();
    connection.text(START);
    connection.binary(new byte[2], System.nanoTime());

    assertThat(client.said()).isEmpty(); // a session would have said hello
    assertThat(reception.current()).isZero();
  }

  @Test
  void opensNoSessionForAClientThatWasSentAway() {
    connection.binary(new byte[2], System.nanoTime());
    assertThat(client.closeCodes()).containsExactly(4401);
    connection.text(START);

    assertThat(client.said()).singleElement().asString().contains("\"bad-audio\"");
  }

  @Test
  void tellsAFailureOnce() {
    connection.text(START);
    connection.fail();
    connection.fail();

    assertThat(client.said()).filteredOn(m -> m.contains("\"internal\"")).hasSize(1);
    assertThat(client.closeCodes()).containsExactly(1011);
  }

  @Test
  void givesThePlaceBackOfAConnectionThatCouldNotBeMade() {
    Feed feed = reception.newFeed(SourceKind.MICROPHONE);
    reception.setOwn(new FailingHost(feed));
    int before = reception.current();

    assertThatThrownBy(
            () ->
                reception.listen(
                    "other", new RememberingTransport(), Optional.empty(), OptionalLong.empty()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(reception.current()).isEqualTo(before);
  }

  /** A session that fails as soon as somebody wants to see it. */
  private record FailingHost(Feed feed) implements SessionHost {

    @Override
    public CompletionStage<?> change(Configure change) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void viewersChanged() {
      throw new IllegalStateException("a defect");
    }

    @Override
    public void count() {}

    @Override
    public long processedSamples() {
      return 0;
    }
  }
}
