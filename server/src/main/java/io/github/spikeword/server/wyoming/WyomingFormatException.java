package io.github.spikeword.server.wyoming;

import java.io.IOException;

/** What came is not of the protocol; the connection can't go on. */
final class WyomingFormatException extends IOException {

  private static final long serialVersionUID = 1L;

  WyomingFormatException(String message) {
    super(message);
  }
}
