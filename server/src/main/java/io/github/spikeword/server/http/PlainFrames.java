package io.github.spikeword.server.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.websocket.NettyServerWebSocketUpgradeHandler;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/**
 * Keeps clients from sending compressed WebSocket frames: the bound of a frame is that of its
 * compressed form, and what it inflates to has none, so one mebibyte could take a gibibyte of
 * memory. Sound hardly compresses, so nothing is lost.
 */
@Singleton
class PlainFrames implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event
        .getBean()
        .register(
            new NettyServerCustomizer() {
              @Override
              public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION ? new Customizer(channel) : this;
              }
            });
    return event.getBean();
  }

  /** Takes the handler off that would agree on compression. */
  private record Customizer(Channel channel) implements NettyServerCustomizer {
    @Override
    public void onStreamPipelineBuilt() {
      String name = NettyServerWebSocketUpgradeHandler.COMPRESSION_HANDLER;
      if (channel.pipeline().get(name) != null) {
        channel.pipeline().remove(name);
      }
    }
  }
}
