package io.github.spikeword.stream.microphone;

import io.github.spikeword.models.UserError;

/** No microphone can be used: there is none, not the one asked for, or it cannot be opened. */
public final class MicrophoneError extends UserError {

  private static final long serialVersionUID = 1L;

  MicrophoneError(String message) {
    super(message);
  }

  MicrophoneError(String message, Throwable cause) {
    super(message, cause);
  }
}
