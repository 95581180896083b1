package io.github.spikeword.trainer.streams;

import io.github.spikeword.trainer.corpus.SoundReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads every sound file once and keeps its samples: composing draws the same files often. */
final class RememberingReader implements SoundReader {

  private final SoundReader reader;
  private final Map<Path, float[]> kept = new ConcurrentHashMap<>();

  RememberingReader(SoundReader reader) {
    this.reader = reader;
  }

  @Override
  public float[] read(Path path) {
    return kept.computeIfAbsent(path, reader::read);
  }
}
