package io.github.spikeword.stream.features;

/**
 * One filter section of up to four bands: the inner loops of {@link FilterBank}.
 *
 * <p>Direct form I as in TarsosDSP, in two passes over a block. The feed-forward part of a band
 * reads three arrays at the same index, which the just-in-time compiler turns into vector
 * instructions. The recursive part waits for its own last output and leaves the processor idle when
 * alone, so four bands run side by side in local variables. Coefficients are TarsosDSP's floats;
 * products, sums and state are double, because float state has only 66 dB of signal-to-noise ratio
 * at 100 Hz.
 */
final class SectionGroup {

  /** Bands handled together. */
  static final int MOST_BANDS = 4;

  /** Most samples per pass. */
  static final int BLOCK = 128;

  /**
   * States below this are set to zero after a block, so that silence never leaves slow subnormal
   * numbers behind. Far below the smallest float: no result changes.
   */
  private static final double NEGLIGIBLE = 1e-60;

  private final int bands;
  // coefficients of x[n], x[n-1], x[n-2], y[n-1], y[n-2]; those of absent bands are zero
  private final double[] a0 = new double[MOST_BANDS];
  private final double[] a1 = new double[MOST_BANDS];
  private final double[] a2 = new double[MOST_BANDS];
  private final double[] b1 = new double[MOST_BANDS];
  private final double[] b2 = new double[MOST_BANDS];
  // the last output and the one before it, at the end and at the start of the block
  private final double[] y1 = new double[MOST_BANDS];
  private final double[] y2 = new double[MOST_BANDS];
  private final double[] y1Before = new double[MOST_BANDS];
  private final double[] y2Before = new double[MOST_BANDS];
  private final double[][] y = new double[MOST_BANDS][BLOCK];

  /** Sections for these bands, 1 to 4. */
  SectionGroup(BandPassSection... sections) {
    bands = sections.length;
    for (int k = 0; k < bands; k++) {
      a0[k] = sections[k].feedForward(0);
      a1[k] = sections[k].feedForward(1);
      a2[k] = sections[k].feedForward(2);
      b1[k] = sections[k].feedBack(1);
      b2[k] = sections[k].feedBack(2);
    }
  }

  int bands() {
    return bands;
  }

  /** The outputs of a band in the last block. */
  double[] output(int band) {
    return y[band];
  }

  void reset() {
    for (int k = 0; k < MOST_BANDS; k++) {
      y1[k] = 0;
      y2[k] = 0;
    }
  }

  /** First pass: the part of a band's output that its input and the input's delays make. */
  void feedForward(int band, double[] x, double[] xDelayed, double[] xDelayedTwice, int count) {
    double c0 = a0[band];
    double c1 = a1[band];
    double c2 = a2[band];
    double[] out = y[band];
    for (int i = 0; i < count; i++) {
      out[i] = c0 * x[i] + c1 * xDelayed[i] + c2 * xDelayedTwice[i];
    }
  }

  /** Second pass: adds the part that the outputs before make, for all bands. */
  void recurse(int count) {
    for (int k = 0; k < bands; k++) {
      y1Before[k] = y1[k];
      y2Before[k] = y2[k];
    }
    if (bands == 1) {
      recurseOne(count);
    } else {
      recurseFour(count);
    }
    for (int k = 0; k < bands; k++) {
      y1[k] = Math.abs(y1[k]) < NEGLIGIBLE ? 0 : y1[k];
      y2[k] = Math.abs(y2[k]) < NEGLIGIBLE ? 0 : y2[k];
    }
  }

  /** Writes a band's outputs delayed by one and by two samples, for the next section. */
  void delay(int band, double[] delayed, double[] delayedTwice, int count) {
    delay(y[band], y1Before[band], y2Before[band], delayed, delayedTwice, count);
  }

  /**
   * Delays a block by one and by two samples.
   *
   * @param last the sample before the block
   * @param lastButOne the sample before that
   */
  static void delay(
      double[] block,
      double last,
      double lastButOne,
      double[] delayed,
      double[] delayedTwice,
      int count) {
    delayed[0] = last;
    delayedTwice[0] = lastButOne;
    if (count > 1) {
      System.arraycopy(block, 0, delayed, 1, count - 1);
      delayedTwice[1] = last;
      System.arraycopy(block, 0, delayedTwice, 2, count - 2);
    }
  }

  private void recurseOne(int count) {
    final double b1p = b1[0], b2p = b2[0];
    final double[] p = y[0];
    double p1 = y1[0], p2 = y2[0];
    for (int i = 0; i < count; i++) {
      final double now = p[i] + b2p * p2 + b1p * p1;
      p2 = p1;
      p1 = now;
      p[i] = now;
    }
    y1[0] = p1;
    y2[0] = p2;
  }

  private void recurseFour(int count) {
    final double b1p = b1[0], b1q = b1[1], b1r = b1[2], b1s = b1[3];
    final double b2p = b2[0], b2q = b2[1], b2r = b2[2], b2s = b2[3];
    final double[] p = y[0], q = y[1], r = y[2], s = y[3];
    double p1 = y1[0], q1 = y1[1], r1 = y1[2], s1 = y1[3];
    double p2 = y2[0], q2 = y2[1], r2 = y2[2], s2 = y2[3];
    for (int i = 0; i < count; i++) {
      final double nowP = p[i] + b2p * p2 + b1p * p1;
      final double nowQ = q[i] + b2q * q2 + b1q * q1;
      final double nowR = r[i] + b2r * r2 + b1r * r1;
      final double nowS = s[i] + b2s * s2 + b1s * s1;
      p2 = p1;
      p1 = nowP;
      p[i] = nowP;
      q2 = q1;
      q1 = nowQ;
      q[i] = nowQ;
      r2 = r1;
      r1 = nowR;
      r[i] = nowR;
      s2 = s1;
      s1 = nowS;
      s[i] = nowS;
    }
    y1[0] = p1;
    y1[1] = q1;
    y1[2] = r1;
    y1[3] = s1;
    y2[0] = p2;
    y2[1] = q2;
    y2[2] = r2;
    y2[3] = s2;
  }

  /**
   * Adds twice the positive half waves of the last block to {@code sums}: {@code y + |y|} is
   * exactly {@code 2 max(0, y)} and needs no branch.
   */
  void addRectified(double[] sums, int first, int count) {
    double sumP = sums[first], sumQ = sums[first + 1];
    double sumR = sums[first + 2], sumS = sums[first + 3];
    final double[] p = y[0], q = y[1], r = y[2], s = y[3];
    for (int i = 0; i < count; i++) {
      sumP += p[i] + Math.abs(p[i]);
      sumQ += q[i] + Math.abs(q[i]);
      sumR += r[i] + Math.abs(r[i]);
      sumS += s[i] + Math.abs(s[i]);
    }
    sums[first] = sumP;
    sums[first + 1] = sumQ;
    sums[first + 2] = sumR;
    sums[first + 3] = sumS;
  }
}
