package io.github.spikeword.trainer.evaluate.robust;

import akka.NotUsed;
import akka.stream.javadsl.Source;
import io.github.spikeword.stream.session.Sound;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sound in pieces, as sources for the live graph. Nothing is copied. */
final class Pieces {

  private static final int CHUNK_SAMPLES = 1 << 14;

  private Pieces() {}

  /** One piece. */
  static Source<Sound, NotUsed> of(float[] samples) {
    return of(List.<Sound>of(new Sound.Samples(samples, 0)));
  }

  /** Several, one after the other. */
  static Source<Sound, NotUsed> of(List<Sound> pieces) {
    return Source.from(pieces);
  }

  /**
   * Digital silence, in pieces that share one array however long it is.
   *
   * @param samples how many, from 0
   */
  static List<Sound> silence(long samples) {
    Sound whole = new Sound.Samples(new float[CHUNK_SAMPLES], 0);
    List<Sound> pieces = new ArrayList<>();
    IntStream.range(0, (int) (samples / CHUNK_SAMPLES)).forEach(i -> pieces.add(whole));
    int rest = (int) (samples % CHUNK_SAMPLES);
    if (rest > 0) {
      pieces.add(new Sound.Samples(new float[rest], 0));
    }
    return pieces;
  }
}
