package io.github.spikeword.server.http;

/** Bounds of the WebSocket layer itself. */
final class WebSocketSizes {

  /**
   * Longest frame that is read at all; the setting {@code limits.message-bytes}, which may be lower
   * but not higher, decides what is accepted, and answers with a message.
   */
  static final int MAX_FRAME_BYTES = 1_048_576;

  private WebSocketSizes() {}
}
