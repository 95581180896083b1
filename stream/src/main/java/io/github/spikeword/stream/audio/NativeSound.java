package io.github.spikeword.stream.audio;

import java.io.Closeable;
import java.io.IOException;

/** An opened file: mono sound at the rate at which it is stored. */
interface NativeSound extends Closeable {

  /** How the sound is stored. */
  SourceFormat format();

  /**
   * Reads the next samples.
   *
   * @return samples read, from 1 to {@code length}, or -1 at the end of the sound
   * @throws io.github.spikeword.models.UserError if the sound breaks off or is damaged
   * @throws IOException if the file cannot be read
   */
  int read(float[] mono, int offset, int length) throws IOException;
}
