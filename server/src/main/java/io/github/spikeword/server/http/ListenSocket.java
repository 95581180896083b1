package io.github.spikeword.server.http;

import io.github.spikeword.server.session.Connection;
import io.github.spikeword.server.session.Reception;
import io.github.spikeword.server.session.Transport;
import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.util.Optional;

/** {@code ws /v1/listen}: a client sends sound and hears what was heard in it. */
@ServerWebSocket("/v1/listen")
class ListenSocket extends ClientSocket {

  private final Reception reception;

  ListenSocket(Reception reception) {
    super(reception);
    this.reception = reception;
  }

  @Override
  Optional<Connection> admit(HttpRequest<?> request, String address, Transport transport) {
    return reception.hear(address, transport);
  }
}
