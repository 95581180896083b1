package io.github.spikeword.stream.audio;

/**
 * One wing of a Kaiser-windowed sinc, sampled finely: the prototype low-pass of every {@link
 * Resampler}. Positions count zero crossings of the sinc from its centre.
 *
 * <p>{@value #CROSSINGS} crossings a side and beta {@value #BETA} give a stop band 80 dB down and a
 * transition of about 11 % of the cut-off (Kaiser's formula: attenuation A needs beta = 0.1102 (A -
 * 8.7)). Linear interpolation between {@value #PER_CROSSING} points a crossing errs by less than
 * 2e-6.
 */
final class SincTable {

  /** Length of the wing, zero crossings. */
  static final int CROSSINGS = 48;

  private static final int PER_CROSSING = 512;
  private static final double BETA = 7.86;
  private static final double[] WING = wing();

  private SincTable() {}

  /** The prototype at {@code position} crossings from the centre; 0 outside the wing. */
  static double at(double position) {
    double place = Math.abs(position) * PER_CROSSING;
    int index = (int) place;
    if (index >= CROSSINGS * PER_CROSSING) {
      return 0;
    }
    return WING[index] + (place - index) * (WING[index + 1] - WING[index]);
  }

  private static double[] wing() {
    int points = CROSSINGS * PER_CROSSING;
    double[] wing = new double[points + 1];
    wing[0] = 1;
    for (int i = 1; i < points; i++) {
      double x = Math.PI * i / PER_CROSSING;
      double edge = (double) i / points;
      double window = bessel(BETA * Math.sqrt(1 - edge * edge)) / bessel(BETA);
      wing[i] = StrictMath.sin(x) / x * window;
    }
    return wing;
  }

  /** Modified Bessel function of the first kind, order 0, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= x / (2 * k) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
