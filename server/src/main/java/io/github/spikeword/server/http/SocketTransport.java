package io.github.spikeword.server.http;

import io.github.spikeword.server.session.Transport;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A WebSocket as a wire. */
final class SocketTransport implements Transport {

  private static final byte[] NOTHING = {};

  private final WebSocketSession socket;

  SocketTransport(WebSocketSession socket) {
    this.socket = socket;
  }

  @Override
  public CompletionStage<?> send(String text) {
    try {
      return socket.sendAsync(text);
    } catch (WebSocketSessionException e) {
      return CompletableFuture.failedFuture(e); // closed in this moment
    }
  }

  @Override
  public void ping() {
    try {
      // its failure shows in the next send, too
      var unused = socket.sendPingAsync(NOTHING);
    } catch (WebSocketSessionException e) {
      return; // closed in this moment
    }
  }

  @Override
  public void close(int code, String reason) {
    socket.close(new CloseReason(code, reason));
  }
}
