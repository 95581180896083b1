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

/** {@code ws /v1/listen}: a client sends sound and hears what was heard in it. */
@ServerWebSocket("/v1/listen")
class ListenSocket {

  private final Reception reception;
  private final Sockets sockets;

  ListenSocket(Reception reception) {
    this.reception = reception;
    sockets = new Sockets(reception);
  }

  @OnOpen
  void onOpen(WebSocketSession socket, HttpRequest<?> request) {
    sockets.open(socket, request, reception::hear);
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
