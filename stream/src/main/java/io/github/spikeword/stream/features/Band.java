package io.github.spikeword.stream.features;

/**
 * One band of a {@link FilterBank}: {@code y[n] = a0 x[n] + a1 x[n-1] + a2 x[n-2] + b1 y[n-1] + b2
 * y[n-2]} in direct form I, as TarsosDSP has it, once or twice in cascade.
 *
 * <p>Coefficients are TarsosDSP's floats; products, sums and state are double, because float state
 * has only 66 dB of signal-to-noise ratio at 100 Hz.
 */
final class Band {

  /**
   * States below this are set to zero after a block, so that silence never leaves slow subnormal
   * numbers behind. Far below the smallest float: no result changes.
   */
  private static final double NEGLIGIBLE = 1e-60;

  final float a0;
  final float a1;
  final float a2;
  final float b1;
  final float b2;

  /** The last output of the first section and the one before it. */
  double y1;

  double y2;

  /** The same of the second section. */
  double z1;

  double z2;

  /** A band at the start of a stream. */
  Band(BandPassSection section) {
    // floats that the section hands out as doubles
    a0 = (float) section.feedForward(0);
    a1 = (float) section.feedForward(1);
    a2 = (float) section.feedForward(2);
    b1 = (float) section.feedBack(1);
    b2 = (float) section.feedBack(2);
  }

  private Band() {
    a0 = 0;
    a1 = 0;
    a2 = 0;
    b1 = 0;
    b2 = 0;
  }

  /** A band whose output is zero, to make a number of bands even. */
  static Band silent() {
    return new Band();
  }

  /**
   * Writes what the sound itself contributes to the first section's output. All arrays are read at
   * the same index: the just-in-time compiler makes vector instructions of that.
   */
  void feedForward(FilterWorkspace work, double[] out, int count) {
    final double c0 = a0, c1 = a1, c2 = a2;
    final double[] x = work.sound, delayed = work.delayed, delayedTwice = work.delayedTwice;
    for (int i = 0; i < count; i++) {
      out[i] = c0 * x[i] + c1 * delayed[i] + c2 * delayedTwice[i];
    }
  }

  void forgetNegligible() {
    y1 = Math.abs(y1) < NEGLIGIBLE ? 0 : y1;
    y2 = Math.abs(y2) < NEGLIGIBLE ? 0 : y2;
    z1 = Math.abs(z1) < NEGLIGIBLE ? 0 : z1;
    z2 = Math.abs(z2) < NEGLIGIBLE ? 0 : z2;
  }

  void reset() {
    y1 = 0;
    y2 = 0;
    z1 = 0;
    z2 = 0;
  }
}
