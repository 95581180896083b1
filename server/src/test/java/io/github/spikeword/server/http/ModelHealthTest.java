package io.github.spikeword.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.server.protocol.ClientMessage.Mismatch;
import io.github.spikeword.server.session.ServedModel;
import io.github.spikeword.server.testing.Http;
import io.github.spikeword.server.testing.TestModel;
import io.github.spikeword.server.testing.TestServer;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthResult;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ModelHealthTest {

  private final ServedModel model = TestModel.library().current();

  private static HealthResult result(ModelHealth health) {
    return Mono.from(health.getResult()).block();
  }

  @Test
  void isReadyWhileTheGoldenSequenceGivesTheGoldenSpikes() {
    ModelHealth health = new ModelHealth(() -> model, model::newSimulator);
    assertThat(result(health).getStatus()).isEqualTo(HealthStatus.UP);
    assertThat(result(health).getStatus()).as("again").isEqualTo(HealthStatus.UP);
  }

  @Test
  void isNotReadyWhenItGivesOthersAndSaysSo() {
    // a chip whose neurons leak very differently
    ModelHealth health =
        new ModelHealth(() -> model, () -> model.newSimulator(new Mismatch(0.5, 0.5, 1)));
    HealthResult result = result(health);
    assertThat(result.getStatus()).isEqualTo(HealthStatus.DOWN);
    assertThat(result.getDetails().toString()).contains("golden");
  }

  @Test
  void isPartOfTheServersReadiness() {
    try (SpikewordServer server = TestServer.start()) {
      assertThat(
              Http.json(Http.get(server.uri(), "/health/readiness"))
                  .at("/details/model/status")
                  .asText())
          .isEqualTo("UP");
    }
  }
}
