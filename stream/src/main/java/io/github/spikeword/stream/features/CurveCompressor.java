package io.github.spikeword.stream.features;

import java.util.function.DoubleUnaryOperator;

/**
 * The compressions without memory: one curve applied to every amplitude.
 *
 * @param curve the curve
 * @param channels values per step
 */
record CurveCompressor(DoubleUnaryOperator curve, int channels) implements Compressor {

  @Override
  public void compress(float[] amplitudes, double[] compressed) {
    for (int c = 0; c < channels; c++) {
      compressed[c] = curve.applyAsDouble(amplitudes[c]);
    }
  }

  @Override
  public void reset() {
    // a curve remembers nothing
  }
}
