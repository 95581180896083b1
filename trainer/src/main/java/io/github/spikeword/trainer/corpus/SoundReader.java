package io.github.spikeword.trainer.corpus;

import io.github.spikeword.models.UserError;
import io.github.spikeword.stream.audio.AudioFiles;
import java.nio.file.Path;

/** Reads a sound file into memory. Safe for several threads at once. */
@FunctionalInterface
public interface SoundReader {

  /** Reads WAV and FLAC files, at any rate and with any number of channels, to 16 kHz mono. */
  SoundReader FILES = path -> AudioFiles.read(path).samples();

  /**
   * @param path the file
   * @return samples at 16 kHz, mono, full scale 1
   * @throws UserError if the file cannot be read or is not sound
   */
  float[] read(Path path);
}
