package io.github.spikeword.stream.features;

import io.github.spikeword.models.bundle.Compression;
import java.util.Arrays;

/**
 * Per-channel energy normalisation (Wang et al. 2017, arXiv:1607.05666, equations 1 and 2) with the
 * causal start of {@link Compression.Pcen}: every channel is divided by a power of its own running
 * level, so that a word looks alike loud and soft, near and far.
 */
final class PcenCompressor implements Compressor {

  private final Compression.Pcen settings;
  private final double rootOfDelta;
  private final double[] level;
  private long steps;

  PcenCompressor(Compression.Pcen settings, int channels) {
    this.settings = settings;
    this.rootOfDelta = power(settings.delta(), settings.root());
    this.level = new double[channels];
    reset();
  }

  @Override
  public void compress(float[] amplitudes, double[] compressed) {
    steps++;
    double share = Math.max(settings.smoothing(), 1 / (steps + settings.initialSteps()));
    for (int c = 0; c < level.length; c++) {
      double amplitude = amplitudes[c];
      level[c] += share * (amplitude - level[c]);
      double normalised = amplitude / power(settings.epsilon() + level[c], settings.alpha());
      compressed[c] = power(normalised + settings.delta(), settings.root()) - rootOfDelta;
    }
  }

  @Override
  public void reset() {
    steps = 0;
    Arrays.fill(level, settings.initialLevel());
  }

  /**
   * {@code base^exponent} for a positive base. Square roots are correctly rounded everywhere and
   * cost next to nothing; for the rest, exponential and logarithm take a fifth of the time of
   * {@link StrictMath#pow}, and their error of a few units in the last place of a double is far
   * below the float that a feature is.
   */
  private static double power(double base, double exponent) {
    if (exponent == 0.5) {
      return Math.sqrt(base);
    }
    if (exponent == 0.25) {
      return Math.sqrt(Math.sqrt(base));
    }
    return StrictMath.exp(exponent * StrictMath.log(base));
  }
}
