package io.github.spikeword.server.wyoming;

import java.io.IOException;

/** What came is not of the protocol; the connection ends with this reason. */
final class WyomingFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String explanation;

  WyomingFormatException(String message) {
    super(message);
    this.explanation = message;
  }

  /** What is wrong, one sentence for the client. */
  String explanation() {
    return explanation;
  }
}
