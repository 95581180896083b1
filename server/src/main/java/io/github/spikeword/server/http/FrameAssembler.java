package io.github.spikeword.server.http;

import io.github.spikeword.server.session.Connection;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts the frames of one WebSocket together to messages. A message may come in fragments; only the
 * first tells whether it is text. The connection admits every frame before it is kept, so no more
 * than a message of the allowed length is. Used by the socket's own thread.
 */
final class FrameAssembler {

  private final Connection connection;
  private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
  private boolean text;

  /**
   * @param connection takes the messages
   */
  FrameAssembler(Connection connection) {
    this.connection = connection;
  }

  /** Takes a frame, and hands the message over if it is complete. The caller releases the frame. */
  void accept(WebSocketFrame frame, long arrivalNanos) {
    if (frame instanceof TextWebSocketFrame) {
      begin(true);
    } else if (frame instanceof BinaryWebSocketFrame) {
      begin(false);
    }
    if (!connection.admit((long) fragments.size() + frame.content().readableBytes())) {
      fragments.reset();
      return;
    }
    byte[] bytes = ByteBufUtil.getBytes(frame.content());
    if (frame.isFinalFragment() && fragments.size() == 0) {
      deliver(bytes, arrivalNanos);
      return;
    }
    fragments.writeBytes(bytes);
    if (frame.isFinalFragment()) {
      byte[] message = fragments.toByteArray();
      fragments.reset();
      deliver(message, arrivalNanos);
    }
  }

  private void begin(boolean isText) {
    text = isText;
    fragments.reset();
  }

  private void deliver(byte[] message, long arrivalNanos) {
    if (text) {
      connection.text(new String(message, StandardCharsets.UTF_8));
    } else {
      connection.binary(message, arrivalNanos);
    }
  }
}
