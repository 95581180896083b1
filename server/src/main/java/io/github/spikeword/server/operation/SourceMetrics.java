package io.github.spikeword.server.operation;

import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.session.WorkMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What {@code /prometheus} tells about the sessions of one kind of source. Thread-safe. */
public final class SourceMetrics implements WorkMeter {

  private final MeterRegistry registry;
  private final Timer latency;
  private final Timer step;

  /**
   * @param source kind of source as the protocol calls it
   */
  SourceMetrics(MeterRegistry registry, String source) {
    this.registry = registry;
    latency =
        Timer.builder("spikeword.detection.latency")
            .description("From the arrival of a detection's last sample to its sending")
            .tag("source", source)
            .serviceLevelObjectives(buckets(1, 2, 5, 8, 16, 25, 50, 100, 250, 1000))
            .register(registry);
    step =
        Timer.builder("spikeword.step")
            .description("Time of a simulation step, features to detector; a piece's mean")
            .tag("source", source)
            .serviceLevelObjectives(buckets(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 4, 8))
            .register(registry);
  }

  private static Duration[] buckets(double... millis) {
    return Arrays.stream(millis)
        .mapToObj(ms -> Duration.ofNanos(Math.round(ms * 1e6)))
        .toArray(Duration[]::new);
  }

  @Override
  public void worked(long steps, long nanos) {
    if (steps > 0) {
      step.record(nanos / steps, TimeUnit.NANOSECONDS);
    }
  }

  /**
   * Counts an event that was told.
   *
   * @param latencyNanos since the arrival of its last sample
   */
  public void told(ListeningEvent event, long latencyNanos) {
    if (event instanceof ListeningEvent.Detection d) {
      registry.counter("spikeword.detections", "word", d.word()).increment();
      latency.record(latencyNanos, TimeUnit.NANOSECONDS);
    } else if (event instanceof ListeningEvent.Suppressed s) {
      registry.counter("spikeword.suppressed", "reason", lower(s.reason())).increment();
    } else if (event instanceof ListeningEvent.Gap g) {
      registry
          .counter("spikeword.samples.lost", "cause", lower(g.cause()))
          .increment((double) g.lostSamples());
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
