package io.github.spikeword.stream.features;

import java.util.Arrays;

/**
 * Four bands filtered side by side: the inner loop of {@link FilterBank}.
 *
 * <p>A recursive filter waits for its own last output, so a lone band leaves the processor idle;
 * four independent bands interleaved in local variables keep it busy. Direct form I as in
 * TarsosDSP, where the outputs of one section are the delayed inputs of the next, so two sections
 * need no more state than four numbers a band. The positive half wave is summed as {@code y + |y|},
 * twice its value exactly and free of branches. Coefficients are TarsosDSP's floats; products, sums
 * and state are double, because float state has only 66 dB of signal-to-noise ratio at 100 Hz.
 */
final class BandQuartet {

  /** Bands handled together. */
  static final int BANDS = 4;

  /**
   * States below this are set to zero after a frame, so that silence never leaves slow subnormal
   * numbers behind. Far below the smallest float: no result changes.
   */
  private static final double NEGLIGIBLE = 1e-60;

  private final boolean twoSections;
  // per band: coefficient of x[n], x[n-1], x[n-2], y[n-1], y[n-2]; an absent band is all zeros
  private final double[] a0 = new double[BANDS];
  private final double[] a1 = new double[BANDS];
  private final double[] a2 = new double[BANDS];
  private final double[] b1 = new double[BANDS];
  private final double[] b2 = new double[BANDS];
  // last and last but one value of the sound and of each section's output
  private double x1;
  private double x2;
  private final double[] y1 = new double[BANDS];
  private final double[] y2 = new double[BANDS];
  private final double[] z1 = new double[BANDS];
  private final double[] z2 = new double[BANDS];

  BandQuartet(boolean twoSections) {
    this.twoSections = twoSections;
  }

  /** Puts a band in place {@code index}. */
  void setBand(int index, BandPassSection section) {
    a0[index] = section.feedForward(0);
    a1[index] = section.feedForward(1);
    a2[index] = section.feedForward(2);
    b1[index] = section.feedBack(1);
    b2[index] = section.feedBack(2);
  }

  void reset() {
    x1 = 0;
    x2 = 0;
    Arrays.fill(y1, 0);
    Arrays.fill(y2, 0);
    Arrays.fill(z1, 0);
    Arrays.fill(z2, 0);
  }

  /**
   * Filters {@code count} samples and writes the sum of each band's positive half waves to {@code
   * sums[first .. first + 3]}.
   */
  void process(float[] samples, int offset, int count, double[] sums, int first) {
    if (twoSections) {
      twoSections(samples, offset, count, sums, first);
    } else {
      oneSection(samples, offset, count, sums, first);
    }
    flush(y1);
    flush(y2);
    flush(z1);
    flush(z2);
  }

  private void oneSection(float[] samples, int offset, int count, double[] sums, int first) {
    final double a0p = a0[0], a1p = a1[0], a2p = a2[0], b1p = b1[0], b2p = b2[0];
    final double a0q = a0[1], a1q = a1[1], a2q = a2[1], b1q = b1[1], b2q = b2[1];
    final double a0r = a0[2], a1r = a1[2], a2r = a2[2], b1r = b1[2], b2r = b2[2];
    final double a0s = a0[3], a1s = a1[3], a2s = a2[3], b1s = b1[3], b2s = b2[3];
    double y1p = y1[0], y2p = y2[0], sumP = 0;
    double y1q = y1[1], y2q = y2[1], sumQ = 0;
    double y1r = y1[2], y2r = y2[2], sumR = 0;
    double y1s = y1[3], y2s = y2[3], sumS = 0;
    double xx1 = x1;
    double xx2 = x2;
    for (int i = offset; i < offset + count; i++) {
      final double x = samples[i];
      final double yp = a0p * x + a1p * xx1 + a2p * xx2 + b2p * y2p + b1p * y1p;
      final double yq = a0q * x + a1q * xx1 + a2q * xx2 + b2q * y2q + b1q * y1q;
      final double yr = a0r * x + a1r * xx1 + a2r * xx2 + b2r * y2r + b1r * y1r;
      final double ys = a0s * x + a1s * xx1 + a2s * xx2 + b2s * y2s + b1s * y1s;
      sumP += yp + Math.abs(yp);
      sumQ += yq + Math.abs(yq);
      sumR += yr + Math.abs(yr);
      sumS += ys + Math.abs(ys);
      xx2 = xx1;
      xx1 = x;
      y2p = y1p;
      y1p = yp;
      y2q = y1q;
      y1q = yq;
      y2r = y1r;
      y1r = yr;
      y2s = y1s;
      y1s = ys;
    }
    x1 = xx1;
    x2 = xx2;
    store(y1, y1p, y1q, y1r, y1s, 0);
    store(y2, y2p, y2q, y2r, y2s, 0);
    store(sums, 0.5 * sumP, 0.5 * sumQ, 0.5 * sumR, 0.5 * sumS, first);
  }

  private void twoSections(float[] samples, int offset, int count, double[] sums, int first) {
    final double a0p = a0[0], a1p = a1[0], a2p = a2[0], b1p = b1[0], b2p = b2[0];
    final double a0q = a0[1], a1q = a1[1], a2q = a2[1], b1q = b1[1], b2q = b2[1];
    final double a0r = a0[2], a1r = a1[2], a2r = a2[2], b1r = b1[2], b2r = b2[2];
    final double a0s = a0[3], a1s = a1[3], a2s = a2[3], b1s = b1[3], b2s = b2[3];
    double y1p = y1[0], y2p = y2[0], z1p = z1[0], z2p = z2[0], sumP = 0;
    double y1q = y1[1], y2q = y2[1], z1q = z1[1], z2q = z2[1], sumQ = 0;
    double y1r = y1[2], y2r = y2[2], z1r = z1[2], z2r = z2[2], sumR = 0;
    double y1s = y1[3], y2s = y2[3], z1s = z1[3], z2s = z2[3], sumS = 0;
    double xx1 = x1;
    double xx2 = x2;
    for (int i = offset; i < offset + count; i++) {
      final double x = samples[i];
      final double yp = a0p * x + a1p * xx1 + a2p * xx2 + b2p * y2p + b1p * y1p;
      final double yq = a0q * x + a1q * xx1 + a2q * xx2 + b2q * y2q + b1q * y1q;
      final double yr = a0r * x + a1r * xx1 + a2r * xx2 + b2r * y2r + b1r * y1r;
      final double ys = a0s * x + a1s * xx1 + a2s * xx2 + b2s * y2s + b1s * y1s;
      final double zp = a0p * yp + a1p * y1p + a2p * y2p + b2p * z2p + b1p * z1p;
      final double zq = a0q * yq + a1q * y1q + a2q * y2q + b2q * z2q + b1q * z1q;
      final double zr = a0r * yr + a1r * y1r + a2r * y2r + b2r * z2r + b1r * z1r;
      final double zs = a0s * ys + a1s * y1s + a2s * y2s + b2s * z2s + b1s * z1s;
      sumP += zp + Math.abs(zp);
      sumQ += zq + Math.abs(zq);
      sumR += zr + Math.abs(zr);
      sumS += zs + Math.abs(zs);
      xx2 = xx1;
      xx1 = x;
      y2p = y1p;
      y1p = yp;
      z2p = z1p;
      z1p = zp;
      y2q = y1q;
      y1q = yq;
      z2q = z1q;
      z1q = zq;
      y2r = y1r;
      y1r = yr;
      z2r = z1r;
      z1r = zr;
      y2s = y1s;
      y1s = ys;
      z2s = z1s;
      z1s = zs;
    }
    x1 = xx1;
    x2 = xx2;
    store(y1, y1p, y1q, y1r, y1s, 0);
    store(y2, y2p, y2q, y2r, y2s, 0);
    store(z1, z1p, z1q, z1r, z1s, 0);
    store(z2, z2p, z2q, z2r, z2s, 0);
    store(sums, 0.5 * sumP, 0.5 * sumQ, 0.5 * sumR, 0.5 * sumS, first);
  }

  private static void store(double[] to, double p, double q, double r, double s, int first) {
    to[first] = p;
    to[first + 1] = q;
    to[first + 2] = r;
    to[first + 3] = s;
  }

  private static void flush(double[] state) {
    for (int k = 0; k < BANDS; k++) {
      if (Math.abs(state[k]) < NEGLIGIBLE) {
        state[k] = 0;
      }
    }
  }
}
