package io.github.spikeword.server.http;

import io.github.spikeword.server.session.Reception;
import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Optional;

/** {@code ws /v1/detections}: the feed of a session. */
@ServerWebSocket("/v1/detections")
class DetectionsSocket {

  private final Reception reception;
  private final Sockets sockets;

  DetectionsSocket(Reception reception) {
    this.reception = reception;
    sockets = new Sockets(reception);
  }

  @OnOpen
  void onOpen(WebSocketSession socket, HttpRequest<?> request) {
    sockets.open(
        socket,
        request,
        (address, transport) ->
            reception.listen(
                address,
                transport,
                Optional.ofNullable(request.getParameters().get("session")),
                ResumePoint.of(request)));
  }

  @OnMessage(maxPayloadLength = WebSocketSizes.MAX_FRAME_BYTES)
  void onMessage(WebSocketFrame frame, WebSocketSession socket) {
    sockets.frame(socket, frame);
  }

  @OnClose
  void onClose(WebSocketSession socket) {
    sockets.closed(socket);
  }

  @OnError
  void onError(WebSocketSession socket, Throwable error) {
    sockets.failed(socket, error);
  }
}
