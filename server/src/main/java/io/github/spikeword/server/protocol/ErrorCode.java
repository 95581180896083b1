package io.github.spikeword.server.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why the server refused something, with the close code of the cases that end a connection. */
public enum ErrorCode {
  /** The message is no JSON object of this protocol, or a field has a wrong value. */
  BAD_MESSAGE(4400),
  /** Sound came before {@code start}, in an unknown form, or not in whole sample frames. */
  BAD_AUDIO(4401),
  /** No such session, or the server itself listens to nothing. */
  UNKNOWN_SESSION(4404),
  /** The message is longer than allowed. */
  MESSAGE_TOO_LONG(1009),
  /** More messages in a second than allowed. */
  TOO_MANY_MESSAGES(4429),
  /** Sound came faster than allowed. */
  AUDIO_TOO_FAST(4430),
  /** The address or the server has as many connections as allowed. */
  TOO_MANY_SESSIONS(4431),
  /** Neither sound nor message came for too long. */
  IDLE(4410),
  /** The connection lived as long as allowed. */
  SESSION_TOO_LONG(4411),
  /** The client read too slowly and detections piled up. */
  TOO_SLOW(4008),
  /** Some of the events asked for by {@code resumeFrom} are no longer kept. */
  RESUME_INCOMPLETE(1000),
  /** The server failed. */
  INTERNAL(1011);

  private final int closeCode;

  ErrorCode(int closeCode) {
    this.closeCode = closeCode;
  }

  /** The value of the field {@code code}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** WebSocket close code when the error is fatal. */
  public int closeCode() {
    return closeCode;
  }
}
