package io.github.spikeword.server.operation;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.stream.microphone.FrameAccount;
import io.github.spikeword.stream.session.SessionCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What {@code /prometheus} tells about listening. Thread-safe. */
public final class ServerMetrics {

  private final MeterRegistry registry;
  private final Map<String, SourceMetrics> sources = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable FrameAccount> frames = new AtomicReference<>();
  private final Counter samples;
  private final Counter steps;
  private final Counter droppedMessages;
  private final Counter energy;
  private final DistributionSummary uploads;

  /** Metrics that are kept in the registry. */
  public ServerMetrics(MeterRegistry registry) {
    this.registry = registry;
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

  /**
   * What is told about the sessions of one kind of source.
   *
   * @param source kind as the protocol calls it
   */
  public SourceMetrics of(String source) {
    return sources.computeIfAbsent(source, s -> new SourceMetrics(registry, s));
  }

  /**
   * Counts what a session did since the last call for it. Energy is estimated for the stages behind
   * the front end, as {@link io.github.spikeword.models.chip.EnergyModel} does.
   *
   * @param stages names of the stages, the front end first
   */
  public void counts(List<String> stages, SessionCounts before, SessionCounts now) {
    samples.increment((double) (now.receivedSamples() - before.receivedSamples()));
    steps.increment((double) (now.steps() - before.steps()));
    long charged = 0;
    for (int s = 0; s < stages.size(); s++) {
      long fired = now.spikesPerStage().get(s) - before.spikesPerStage().get(s);
      registry.counter("spikeword.spikes", "stage", stages.get(s)).increment((double) fired);
      charged += s == 0 ? 0 : fired;
    }
    energy.increment(charged * H1v2.ENERGY_PER_SPIKE_JOULES * 1e9);
  }

  /**
   * Shows where the frames of the server's own microphone are; all of one moment, so that read =
   * processed + dropped + queued.
   */
  public void frames(FrameAccount account) {
    if (frames.getAndSet(account) == null) {
      framesGauge("read", FrameAccount::read);
      framesGauge("processed", FrameAccount::processed);
      framesGauge("dropped", FrameAccount::dropped);
      framesGauge("queued", FrameAccount::queued);
    }
  }

  private void framesGauge(String state, ToLongFunction<FrameAccount> part) {
    Gauge.builder(
            "spikeword.microphone.frames",
            frames,
            shown -> {
              FrameAccount account = shown.get();
              return account == null ? 0 : part.applyAsLong(account);
            })
        .description("Frames read from the device = processed + dropped + queued")
        .tag("state", state)
        .register(registry);
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
    Gauge.builder(name, value).description(description).register(registry);
  }
}
