package io.github.spikeword.server.http;

import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Settings;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.timeout.WriteTimeoutHandler;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Cuts the connection of a client that takes nothing at all: when one write does not get through
 * within {@code limits.write-seconds}, no close frame would either.
 */
@Singleton
class StuckClients implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final long millis;

  StuckClients(Settings settings) {
    millis = (long) (settings.get(KnownSettings.WRITE_SECONDS) * 1000);
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer());
    return event.getBean();
  }

  /** Adds the handler to every connection. */
  private final class Customizer implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      if (role == ChannelRole.CONNECTION) {
        channel.pipeline().addFirst(new WriteTimeoutHandler(millis, TimeUnit.MILLISECONDS));
      }
      return this;
    }
  }
}
