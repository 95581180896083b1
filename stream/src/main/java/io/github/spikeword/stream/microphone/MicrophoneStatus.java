package io.github.spikeword.stream.microphone;

import io.github.spikeword.stream.audio.PcmFormat;
import java.util.Optional;

/**
 * How the microphone is.
 *
 * @param state in one word
 * @param device name of the device
 * @param format how it delivers; empty while it is not open
 * @param message a sentence for people
 */
public record MicrophoneStatus(
    State state, String device, Optional<PcmFormat> format, String message) {

  /** In one word. */
  public enum State {
    /** Opened, no sound yet. */
    OPENING,
    /** Sound comes. */
    RUNNING,
    /** Sound comes, but nothing but exact zeros: probably a muted or forbidden microphone. */
    SILENT_ZEROS,
    /** No sound comes. */
    STALLED,
    /** The device was lost and is being opened again. */
    REOPENING,
    /** The device was lost and no further attempt is made. */
    FAILED,
    /** Closed by its user. */
    CLOSED
  }
}
