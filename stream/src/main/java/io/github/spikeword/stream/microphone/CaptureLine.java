package io.github.spikeword.stream.microphone;

import io.github.spikeword.stream.audio.PcmFormat;
import java.io.Closeable;
import java.io.IOException;

/** An opened device. One thread reads; any thread may close. */
public interface CaptureLine extends Closeable {

  /** How the device delivers. If this changes while the line is open, the line is given up. */
  PcmFormat format();

  /**
   * Waits for sound and mixes it down. Allocates nothing.
   *
   * @param mono receives at most as many frames as fit, at the rate of {@link #format}
   * @return frames received, from 1; or -1 when the line has been closed or the device has stopped
   * @throws IOException if the device failed
   */
  int read(float[] mono) throws IOException;

  /** Gives the device back and ends a waiting {@link #read}; never fails, may be called again. */
  @Override
  void close();
}
