package io.github.spikeword.server.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a session ended. */
public enum FinishReason {
  /** The recording is over or the microphone was closed. */
  END_OF_SOUND,
  /** The client said that it has no more sound. */
  CLIENT,
  /** The server stops. */
  SHUTDOWN,
  /** A limit was reached; an {@code error} message before says which. */
  LIMIT;

  /** The value of the field {@code reason}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
