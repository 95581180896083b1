package io.github.spikeword.server.operation;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.session.SessionCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What {@code /prometheus} tells about listening. Thread-safe. */
public final class ServerMetrics {

  private final MeterRegistry registry;
  private final Timer latency;
  private final Timer work;
  private final Counter samples;
  private final Counter steps;
  private final Counter droppedMessages;
  private final Counter energy;
  private final DistributionSummary uploads;

  /** Metrics that are kept in the registry. */
  public ServerMetrics(MeterRegistry registry) {
    this.registry = registry;
    latency =
        Timer.builder("spikeword.detection.latency")
            .description("From the arrival of a detection's last sample to its sending")
            .serviceLevelObjectives(buckets(1, 2, 5, 8, 16, 25, 50, 100, 250, 1000))
            .register(registry);
    work =
        Timer.builder("spikeword.chunk.work")
            .description("Time to work through one piece of sound, all its steps together")
            .serviceLevelObjectives(buckets(0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 100))
            .register(registry);
    samples =
        Counter.builder("spikeword.samples")
            .description("Samples taken in, at the models' rate")
            .register(registry);
    steps =
        Counter.builder("spikeword.steps")
            .description("Simulation steps of all sessions")
            .register(registry);
    droppedMessages =
        Counter.builder("spikeword.messages.dropped")
            .description("Pictures dropped because a client read too slowly")
            .register(registry);
    energy =
        Counter.builder("spikeword.energy.nanojoules")
            .description("Estimated energy of all spikes; its rate is the estimated power")
            .register(registry);
    uploads =
        DistributionSummary.builder("spikeword.recognize.seconds")
            .description("Length of the recordings that were recognised")
            .register(registry);
  }

  private static Duration[] buckets(double... millis) {
    Duration[] buckets = new Duration[millis.length];
    for (int i = 0; i < millis.length; i++) {
      buckets[i] = Duration.ofNanos((long) (millis[i] * 1e6));
    }
    return buckets;
  }

  /**
   * Counts an event that was told.
   *
   * @param latencyNanos since the arrival of its last sample
   */
  public void count(ListeningEvent event, long latencyNanos) {
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

  /** Counts the time that a piece of a client's sound took to be worked through. */
  public void worked(long nanos) {
    work.record(nanos, TimeUnit.NANOSECONDS);
  }

  /**
   * Counts what a session did since the last call for it.
   *
   * @param stages names of the stages
   */
  public void counts(List<String> stages, SessionCounts before, SessionCounts now) {
    samples.increment((double) (now.receivedSamples() - before.receivedSamples()));
    steps.increment((double) (now.steps() - before.steps()));
    long all = 0;
    for (int s = 0; s < stages.size(); s++) {
      long fired = now.spikesPerStage().get(s) - before.spikesPerStage().get(s);
      registry.counter("spikeword.spikes", "stage", stages.get(s)).increment((double) fired);
      all += fired;
    }
    energy.increment(all * H1v2.ENERGY_PER_SPIKE_JOULES * 1e9);
  }

  /** Counts pictures that were dropped for a slow client. */
  public void dropped(long pictures) {
    droppedMessages.increment((double) pictures);
  }

  /** Counts something that was refused or ended, by its code. */
  public void refused(String code) {
    registry.counter("spikeword.refused", "code", code).increment();
  }

  /** Counts a recording that was recognised. */
  public void recognised(double seconds) {
    uploads.record(seconds);
  }

  /** Shows a number that changes by itself. */
  public void gauge(String name, String description, Supplier<Number> value) {
    io.micrometer.core.instrument.Gauge.builder(name, value)
        .description(description)
        .tags(Tags.empty())
        .register(registry);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
