package io.github.spikeword.server.http;

import io.github.spikeword.server.session.Connection;
import io.github.spikeword.server.session.Reception;
import io.github.spikeword.server.session.Transport;
import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.netty.channel.ChannelException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WebSocket address: the way between a socket's events and its connection. The addresses differ
 * in how they let a client in.
 */
abstract class ClientSocket {

  private static final Logger LOG = LoggerFactory.getLogger(ClientSocket.class);
  private static final String ATTACHED = "spikeword.attached";

  /** What belongs to one socket. */
  private record Attached(Connection connection, FrameAssembler frames, String address) {}

  private final Reception reception;

  ClientSocket(Reception reception) {
    this.reception = reception;
  }

  /**
   * Lets a client in.
   *
   * @return empty if it was refused; the transport is told why
   */
  abstract Optional<Connection> admit(HttpRequest<?> request, String address, Transport transport);

  @OnOpen
  void onOpen(WebSocketSession socket, HttpRequest<?> request) {
    String address = address(request);
    admit(request, address, new SocketTransport(socket))
        .map(connection -> new Attached(connection, new FrameAssembler(connection), address))
        .ifPresent(attached -> socket.put(ATTACHED, attached));
  }

  @OnMessage(maxPayloadLength = WebSocketSizes.MAX_FRAME_BYTES)
  void onMessage(WebSocketFrame frame, WebSocketSession socket) {
    long arrivalNanos = System.nanoTime();
    try {
      if (frame.rsv() != 0) { // of an extension, and none is agreed on
        onError(socket, new CorruptedWebSocketFrameException());
        return;
      }
      attached(socket).ifPresent(a -> a.frames().accept(frame, arrivalNanos));
    } finally {
      frame.release();
    }
  }

  @OnClose
  void onClose(WebSocketSession socket) {
    attached(socket).ifPresent(a -> reception.gone(a.connection(), a.address()));
  }

  /** The client broke the WebSocket protocol or the connection broke; or there is a defect here. */
  @OnError
  void onError(WebSocketSession socket, Throwable error) {
    LOG.debug("A socket failed.", error);
    Optional<Attached> attached = attached(socket);
    CloseReason reason =
        isOfTheWire(error) ? CloseReason.PROTOCOL_ERROR : CloseReason.INTERNAL_ERROR;
    if (attached.isEmpty()) {
      socket.close(reason);
    } else if (isOfTheWire(error)) {
      attached.get().connection().cut(reason.getCode(), reason.getReason());
      onClose(socket);
    } else {
      attached.get().connection().fail(); // and gone when it is told
    }
  }

  private static boolean isOfTheWire(Throwable error) {
    return error instanceof DecoderException
        || error instanceof ChannelException
        || error instanceof IOException;
  }

  private static Optional<Attached> attached(WebSocketSession socket) {
    return socket.get(ATTACHED, Attached.class);
  }

  /** The client's address as limits count it. */
  static String address(HttpRequest<?> request) {
    InetAddress address = request.getRemoteAddress().getAddress();
    return address == null ? "unknown" : address.getHostAddress();
  }
}
