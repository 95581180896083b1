package io.github.spikeword.trainer.evaluate.robust;

/**
 * Brings sound to a higher rate by a sinc under a Kaiser window (Kaiser 1974, "Nonrecursive digital
 * filter design using the I0-sinh window function"), {@value #WING} samples to either side: flat to
 * 92 % of the old Nyquist frequency, 80 dB down from 108 % of it on; what lies between is beyond
 * what the product's resampler lets through. Nothing of that resampler is used here, since it is
 * what the detour is to test.
 */
final class Upsampler {

  /** Input samples to either side of an output. */
  private static final int WING = 32;

  /** Shape of the window, for a stop band of 80 dB. */
  private static final double BETA = 7.857;

  private Upsampler() {}

  /**
   * The sound at another rate; output n is the sound at n / toHz seconds. Beyond its ends it counts
   * as silent.
   *
   * @param fromHz its rate
   * @param toHz the rate wanted, above that
   */
  static float[] upsample(float[] samples, int fromHz, int toHz) {
    int divisor = greatestCommonDivisor(fromHz, toHz);
    int up = toHz / divisor;
    int down = fromHz / divisor;
    double[][] taps = new double[up][];
    for (int phase = 0; phase < up; phase++) {
      taps[phase] = taps((double) phase / up);
    }
    float[] padded = new float[samples.length + 2 * WING];
    System.arraycopy(samples, 0, padded, WING, samples.length);
    float[] out = new float[(int) ((long) samples.length * up / down)];
    for (int n = 0; n < out.length; n++) {
      long place = (long) n * down;
      int centre = (int) (place / up);
      double[] filter = taps[(int) (place % up)];
      out[n] = (float) dot(filter, padded, centre + 1);
    }
    return out;
  }

  /** Four sums side by side: one alone would wait for every addition. */
  private static double dot(double[] taps, float[] samples, int from) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int i = 0; i < 2 * WING; i += 4) {
      a += taps[i] * samples[from + i];
      b += taps[i + 1] * samples[from + i + 1];
      c += taps[i + 2] * samples[from + i + 2];
      d += taps[i + 3] * samples[from + i + 3];
    }
    return a + b + (c + d);
  }

  /** Weights of the inputs from WING - 1 before to WING behind a place between two inputs. */
  private static double[] taps(double fraction) {
    double[] taps = new double[2 * WING];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      double x = i - (WING - 1) - fraction;
      taps[i] = sinc(x) * kaiser(x / WING);
      sum += taps[i];
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] /= sum;
    }
    return taps;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return x * x >= 1 ? 0 : besselI0(BETA * Math.sqrt(1 - x * x)) / besselI0(BETA);
  }

  /** The modified Bessel function of order 0, by its power series. */
  private static double besselI0(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
