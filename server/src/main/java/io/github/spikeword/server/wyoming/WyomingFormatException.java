package io.github.spikeword.server.wyoming;

import io.github.spikeword.server.protocol.ErrorCode;

/** What came is not of the protocol. */
final class WyomingFormatException extends WyomingEndException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence for the client
   */
  WyomingFormatException(String message) {
    super(ErrorCode.BAD_MESSAGE, message);
  }
}
