package io.github.spikeword.server.wyoming;

import io.github.spikeword.server.protocol.ErrorCode;
import java.io.IOException;

/** The client reached a limit; it is told which, and the connection ends. */
final class WyomingLimitException extends IOException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String explanation;

  /**
   * @param message a sentence for the client
   */
  WyomingLimitException(ErrorCode code, String message) {
    super(message);
    this.code = code;
    explanation = message;
  }

  /** Which limit. */
  ErrorCode code() {
    return code;
  }

  /** The sentence for the client. */
  String explanation() {
    return explanation;
  }
}
