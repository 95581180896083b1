package io.github.spikeword.server.session;

import java.util.concurrent.CompletionStage;

/** The wire to one client. */
public interface Transport {

  /**
   * Sends one message. Not called again before the stage is complete.
   *
   * @return completes when the operating system has taken the message, or exceptionally when the
   *     connection is gone
   */
  CompletionStage<?> send(String text);

  /** Finds out whether the other side is still there, and keeps the way open. */
  default void ping() {}

  /**
   * Ends the connection.
   *
   * @param code WebSocket close code
   * @param reason a few words, at most 123 bytes
   */
  void close(int code, String reason);
}
