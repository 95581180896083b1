package io.github.spikeword.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.stream.event.ListeningEvent.Gap;
import io.github.spikeword.stream.event.ListeningEvent.GapCause;
import io.github.spikeword.stream.event.ListeningEvent.Reason;
import io.github.spikeword.stream.event.ListeningEvent.Suppressed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SourceMetricsTest {

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final SourceMetrics metrics = new ServerMetrics(registry).of("microphone");

  private double counter(String name, String tag, String value) {
    return registry.get(name).tag(tag, value).counter().count();
  }

  @Test
  void countsLostSoundByCause() {
    metrics.told(new Gap(5, 320, GapCause.OVERFLOW), 0);
    metrics.told(new Gap(9, 80, GapCause.OVERFLOW), 0);
    metrics.told(new Gap(12, 16_000, GapCause.REOPENED), 0);

    assertThat(counter("spikeword.samples.lost", "cause", "overflow")).isEqualTo(400);
    assertThat(counter("spikeword.samples.lost", "cause", "reopened")).isEqualTo(16_000);
  }

  @Test
  void countsSuppressedCandidatesByReason() {
    metrics.told(new Suppressed(7, "yes", 3, 4, 2, 6, Reason.BELOW_THRESHOLD), 0);

    assertThat(counter("spikeword.suppressed", "reason", "below-threshold")).isEqualTo(1);
  }

  @Test
  void sharesThePiecesTimeAmongItsSteps() {
    metrics.worked(4, 80_000);
    metrics.worked(0, 10_000); // a piece that completes no step

    var timer = registry.get("spikeword.step").tag("source", "microphone").timer();
    assertThat(timer.count()).isEqualTo(1);
    assertThat(timer.totalTime(TimeUnit.MICROSECONDS)).isEqualTo(20);
  }
}
