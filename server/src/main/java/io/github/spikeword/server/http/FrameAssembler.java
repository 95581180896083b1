package io.github.spikeword.server.http;

import io.github.spikeword.server.session.Connection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts the frames of one WebSocket together to messages. A message may come in fragments; only the
 * first tells whether it is text. Used by the socket's own thread.
 */
final class FrameAssembler {

  private final int maxBytes;
  private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
  private boolean text;

  /**
   * @param maxBytes fragments beyond this are not kept; the connection then refuses the message by
   *     its length
   */
  FrameAssembler(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Takes a frame, and hands the message over if it is complete. The caller releases the frame. */
  void accept(WebSocketFrame frame, Connection connection, long arrivalNanos) {
    if (frame instanceof TextWebSocketFrame) {
      begin(true);
    } else if (frame instanceof BinaryWebSocketFrame) {
      begin(false);
    }
    byte[] bytes = bytes(frame.content());
    if (!frame.isFinalFragment() || fragments.size() > 0) {
      bytes = gather(bytes);
    }
    if (!frame.isFinalFragment()) {
      return;
    }
    fragments.reset();
    if (text) {
      connection.text(new String(bytes, StandardCharsets.UTF_8));
    } else {
      connection.binary(bytes, arrivalNanos);
    }
  }

  private void begin(boolean isText) {
    text = isText;
    fragments.reset();
  }

  private byte[] gather(byte[] bytes) {
    // one byte more than allowed is kept, so that the length shows
    int room = Math.min(bytes.length, maxBytes + 1 - fragments.size());
    fragments.write(bytes, 0, room);
    return fragments.toByteArray();
  }

  private static byte[] bytes(ByteBuf content) {
    return ByteBufUtil.getBytes(content);
  }
}
