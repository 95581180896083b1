package io.github.spikeword.server.http;

import io.github.spikeword.server.session.LiveListener;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Readiness: whether the server's own sound, if it has one, arrives and is worth listening to. */
@Singleton
@Readiness
class OwnSoundHealth implements HealthIndicator {

  private volatile Optional<LiveListener> listener = Optional.empty();

  /** Watches this from now on. */
  void watch(LiveListener own) {
    listener = Optional.of(own);
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromSupplier(this::result);
  }

  private HealthResult result() {
    Optional<String> trouble = listener.flatMap(LiveListener::trouble);
    return HealthResult.builder("sound", trouble.isPresent() ? HealthStatus.DOWN : HealthStatus.UP)
        .details(
            Map.of(
                "reason",
                trouble.orElse(listener.isPresent() ? "listening" : "no sound of its own")))
        .build();
  }
}
