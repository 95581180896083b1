package io.github.spikeword.server.session;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a session's sound comes from. */
public enum SourceKind {
  /** A microphone of the server's machine. */
  MICROPHONE,
  /** A recording that the server plays. */
  RECORDING,
  /** A client sends it. */
  CLIENT;

  /** The value of {@code hello.source}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
