package io.github.spikeword.stream.microphone;

import java.io.IOException;

/** Something that sound can be captured from: a microphone, or a test's idea of one. */
public interface CaptureDevice {

  /** Name for people. */
  String name();

  /**
   * Opens the device and starts it.
   *
   * @throws IOException if that is not possible now, with a sentence that says why
   */
  CaptureLine open() throws IOException;
}
