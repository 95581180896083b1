package io.github.spikeword.server.http;

import io.github.spikeword.server.session.Connection;
import io.github.spikeword.server.session.Reception;
import io.github.spikeword.server.session.Transport;
import io.micronaut.http.HttpRequest;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What both WebSocket addresses share: the way between a socket's events and its connection. */
final class Sockets {

  private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
  private static final String ATTACHED = "spikeword.attached";

  /** What belongs to one socket. */
  private record Attached(Connection connection, FrameAssembler frames, String address) {}

  private final Reception reception;

  Sockets(Reception reception) {
    this.reception = reception;
  }

  /** A socket has opened. */
  void open(
      WebSocketSession socket,
      HttpRequest<?> request,
      BiFunction<String, Transport, Optional<Connection>> admit) {
    String address = address(request);
    admit
        .apply(address, new SocketTransport(socket))
        .ifPresent(
            connection ->
                socket.put(
                    ATTACHED,
                    new Attached(
                        connection,
                        new FrameAssembler(reception.limits().messageBytes()),
                        address)));
  }

  /** A frame has come. */
  void frame(WebSocketSession socket, WebSocketFrame frame) {
    long arrivalNanos = System.nanoTime();
    try {
      attached(socket).ifPresent(a -> a.frames().accept(frame, a.connection(), arrivalNanos));
    } finally {
      frame.release();
    }
  }

  /** A socket has closed. */
  void closed(WebSocketSession socket) {
    attached(socket).ifPresent(a -> reception.gone(a.connection(), a.address()));
  }

  /** A socket has failed: the client broke the WebSocket protocol, or there is a defect here. */
  void failed(WebSocketSession socket, Throwable error) {
    LOG.debug("A socket failed.", error);
    closed(socket);
    socket.close(CloseReason.PROTOCOL_ERROR);
  }

  private static Optional<Attached> attached(WebSocketSession socket) {
    return socket.get(ATTACHED, Attached.class);
  }

  static String address(HttpRequest<?> request) {
    InetAddress address = request.getRemoteAddress().getAddress();
    return address == null ? "unknown" : address.getHostAddress();
  }
}
