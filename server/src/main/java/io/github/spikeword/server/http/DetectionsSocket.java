package io.github.spikeword.server.http;

import io.github.spikeword.server.session.Connection;
import io.github.spikeword.server.session.Reception;
import io.github.spikeword.server.session.Transport;
import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.util.Optional;

/** {@code ws /v1/detections}: the feed of a session. */
@ServerWebSocket("/v1/detections")
class DetectionsSocket extends ClientSocket {

  private final Reception reception;

  DetectionsSocket(Reception reception) {
    super(reception);
    this.reception = reception;
  }

  @Override
  Optional<Connection> admit(HttpRequest<?> request, String address, Transport transport) {
    return admit(reception, request, address, transport);
  }

  /** Lets in a client that only listens, whatever its wire is. */
  static Optional<Connection> admit(
      Reception reception, HttpRequest<?> request, String address, Transport transport) {
    Optional<String> session = Optional.ofNullable(request.getParameters().get("session"));
    return reception.listen(address, transport, session, ResumePoint.of(request));
  }
}
