package io.github.spikeword.server.wyoming;

import io.github.spikeword.server.protocol.ErrorCode;
import java.io.IOException;

/** The client reached a limit or left the protocol; it is told, and the connection ends. */
sealed class WyomingEndException extends IOException permits WyomingFormatException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String explanation;

  /**
   * @param message a sentence for the client
   */
  WyomingEndException(ErrorCode code, String message) {
    super(message);
    this.code = code;
    explanation = message;
  }

  /** Why it ends. */
  final ErrorCode code() {
    return code;
  }

  /** The sentence for the client. */
  final String explanation() {
    return explanation;
  }
}
