package io.github.spikeword.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.stream.session.SessionCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerMetricsTest {

  private static final List<String> STAGES = List.of("front-end", "hidden", "output");

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final ServerMetrics metrics = new ServerMetrics(registry);

  @Test
  void countsWhatASessionDidSinceTheLastTime() {
    metrics.counts(
        STAGES,
        new SessionCounts(10, 1280, 0, List.of(5L, 6L, 7L)),
        new SessionCounts(12, 1600, 0, List.of(8L, 10L, 7L)));

    assertThat(registry.get("spikeword.steps").counter().count()).isEqualTo(2);
    assertThat(registry.get("spikeword.samples").counter().count()).isEqualTo(320);
    assertThat(spikes("front-end")).isEqualTo(3);
    assertThat(spikes("hidden")).isEqualTo(4);
    assertThat(spikes("output")).isZero();
  }

  /** 4.205 pJ a spike; the published estimate leaves the front end out (docs/chip.md, 8). */
  @Test
  void energyIsThatOfTheSpikesBehindTheFrontEnd() {
    metrics.counts(
        STAGES,
        new SessionCounts(0, 0, 0, List.of(0L, 0L, 0L)),
        new SessionCounts(1000, 128_000, 0, List.of(5000L, 700L, 300L)));

    assertThat(registry.get("spikeword.energy.nanojoules").counter().count())
        .isCloseTo(4.205, within(1e-9));
  }

  private double spikes(String stage) {
    return registry.get("spikeword.spikes").tag("stage", stage).counter().count();
  }
}
