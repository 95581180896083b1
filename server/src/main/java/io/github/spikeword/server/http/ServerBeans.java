package io.github.spikeword.server.http;

import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.operation.ServerMetrics;
import io.github.spikeword.server.security.AccessPolicy;
import io.github.spikeword.server.security.OriginRule;
import io.github.spikeword.server.security.Tickets;
import io.github.spikeword.server.session.Limits;
import io.github.spikeword.server.session.ModelStore;
import io.github.spikeword.server.session.Reception;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Makes the server's parts from the settings. */
@Factory
class ServerBeans {

  @Singleton
  ModelStore models(Library library) {
    return library.models();
  }

  @Singleton
  ServerMetrics metrics(MeterRegistry registry) {
    return new ServerMetrics(registry);
  }

  @Singleton
  Reception reception(Settings settings, ModelStore models, ServerMetrics metrics) {
    return new Reception(Limits.of(settings), models, metrics);
  }

  @Singleton
  Tickets tickets() {
    return new Tickets(System::nanoTime);
  }

  @Singleton
  AccessPolicy accessPolicy(
      Settings settings, ServerProperties.TokenHolder token, Tickets tickets) {
    List<String> hosts = new ArrayList<>(settings.get(KnownSettings.ALLOWED_HOSTS));
    hosts.add(settings.get(KnownSettings.HOST));
    OriginRule origins = new OriginRule(settings.get(KnownSettings.ALLOWED_ORIGINS), hosts);
    return new AccessPolicy(origins, token.token(), tickets);
  }
}
