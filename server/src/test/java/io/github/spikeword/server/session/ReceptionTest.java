package io.github.spikeword.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.server.config.SettingsReader;
import io.github.spikeword.server.operation.ServerMetrics;
import io.github.spikeword.server.testing.RememberingTransport;
import io.github.spikeword.server.testing.TestModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
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
}
