package io.github.spikeword.stream.features;

import io.github.spikeword.models.bundle.Compression;
import java.util.function.DoubleUnaryOperator;

/**
 * A {@link Compression} at work on one stream: amplitudes in, compressed amplitudes out, step by
 * step, never looking ahead. Only exact operations and {@link StrictMath} are used, so the values
 * are the same on every machine. Not thread-safe; one per stream.
 */
public sealed interface Compressor permits CurveCompressor, PcenCompressor {

  /**
   * Compresses the amplitudes of one step.
   *
   * @param amplitudes one per channel, full scale 1, from 0; not changed
   * @param compressed receives one value per channel
   */
  void compress(float[] amplitudes, double[] compressed);

  /** Forgets everything heard. */
  void reset();

  /**
   * A compressor at the start of a stream.
   *
   * @param compression what to compute
   * @param channels values per step, positive
   */
  static Compressor of(Compression compression, int channels) {
    if (compression instanceof Compression.Pcen pcen) {
      return new PcenCompressor(pcen, channels);
    }
    return new CurveCompressor(curve(compression), channels);
  }

  private static DoubleUnaryOperator curve(Compression compression) {
    if (compression instanceof Compression.SquareRoot) {
      return Math::sqrt;
    }
    if (compression instanceof Compression.Log log) {
      double floor = log.floor();
      return amplitude -> StrictMath.log1p(amplitude / floor);
    }
    if (compression instanceof Compression.Linear) {
      return DoubleUnaryOperator.identity();
    }
    throw new IllegalArgumentException("No compressor for " + compression.name() + ".");
  }
}
