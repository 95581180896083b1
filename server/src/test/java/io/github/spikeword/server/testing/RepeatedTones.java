package io.github.spikeword.server.testing;

import akka.stream.javadsl.Source;
import io.github.spikeword.server.session.OwnSound;
import io.github.spikeword.server.session.SourceKind;
import io.github.spikeword.stream.session.Sound;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A server's own sound for tests: words of {@link Tones}, over and over, in real time. Tests whose
 * sound misbehaves derive from it.
 */
public class RepeatedTones implements OwnSound {

  /** 32 ms at 16 kHz. */
  private static final int CHUNK = 512;

  private static final Duration CHUNK_TIME = Duration.ofMillis(32);

  private final List<float[]> chunks;

  /**
   * @param words as {@link Tones#speak} takes them
   */
  public RepeatedTones(String... words) {
    float[] sound = Tones.speak(words);
    chunks =
        IntStream.range(0, sound.length / CHUNK)
            .mapToObj(c -> Arrays.copyOfRange(sound, c * CHUNK, (c + 1) * CHUNK))
            .toList();
  }

  @Override
  public SourceKind kind() {
    return SourceKind.RECORDING;
  }

  @Override
  public Source<Sound, ?> source() {
    return Source.cycle(chunks::iterator)
        .throttle(1, CHUNK_TIME)
        .map(chunk -> new Sound.Samples(chunk, System.nanoTime()));
  }

  @Override
  public Optional<String> trouble() {
    return Optional.empty();
  }
}
