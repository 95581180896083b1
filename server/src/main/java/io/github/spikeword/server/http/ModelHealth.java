package io.github.spikeword.server.http;

import io.github.spikeword.models.bundle.DamagedBundleException;
import io.github.spikeword.models.network.Simulator;
import io.github.spikeword.server.session.ModelStore;
import io.github.spikeword.server.session.ServedModel;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Readiness: whether the model that listens still answers its bundle's golden sequence with the
 * golden spikes. Asked anew every time; it takes less than a millisecond.
 */
@Singleton
@Readiness
class ModelHealth implements HealthIndicator {

  private final Supplier<ServedModel> current;
  private final Supplier<Simulator> simulators;

  @Inject
  ModelHealth(ModelStore models) {
    this(models::current, () -> models.current().newSimulator());
  }

  ModelHealth(Supplier<ServedModel> current, Supplier<Simulator> simulators) {
    this.current = current;
    this.simulators = simulators;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromSupplier(this::result);
  }

  private HealthResult result() {
    try (Simulator simulator = simulators.get()) {
      current.get().loaded().prove(simulator);
      return result(HealthStatus.UP, "the golden sequence gives the golden spikes");
    } catch (DamagedBundleException e) {
      return result(HealthStatus.DOWN, String.valueOf(e.getMessage()));
    }
  }

  private static HealthResult result(HealthStatus status, String reason) {
    return HealthResult.builder("model", status).details(Map.of("reason", reason)).build();
  }
}
