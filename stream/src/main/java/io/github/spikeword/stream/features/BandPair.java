package io.github.spikeword.stream.features;

/**
 * The inner loops of {@link FilterBank}: two bands side by side.
 *
 * <p>A recursive filter waits for its own last output, and the processor idles when it has nothing
 * else to do. Two bands and both their sections in one loop keep it busy, and what passes from
 * section to section never leaves the registers. Three or four bands at a time are no faster.
 */
final class BandPair {

  /**
   * Filters the sound in the workspace through two bands and adds twice the positive half waves to
   * {@code sums[at]} and {@code sums[at + 1]}: {@code y + |y|} is exactly {@code 2 max(0, y)} and
   * needs no branch.
   *
   * @param cascade whether a band is two equal sections rather than one
   * @param count samples in the workspace
   */
  static void filter(
      Band p, Band q, boolean cascade, FilterWorkspace work, int count, double[] sums, int at) {
    p.feedForward(work, work.first, count);
    q.feedForward(work, work.second, count);
    if (cascade) {
      twoSections(p, q, work.first, work.second, count, sums, at);
    } else {
      oneSection(p, q, work.first, work.second, count, sums, at);
    }
    p.forgetNegligible();
    q.forgetNegligible();
  }

  private static void oneSection(
      Band p, Band q, double[] first, double[] second, int count, double[] sums, int at) {
    final double b1p = p.b1, b2p = p.b2, b1q = q.b1, b2q = q.b2;
    double p1 = p.y1, p2 = p.y2, q1 = q.y1, q2 = q.y2;
    double sumP = sums[at], sumQ = sums[at + 1];
    for (int i = 0; i < count; i++) {
      final double nowP = first[i] + b2p * p2 + b1p * p1;
      final double nowQ = second[i] + b2q * q2 + b1q * q1;
      p2 = p1;
      p1 = nowP;
      q2 = q1;
      q1 = nowQ;
      sumP += nowP + Math.abs(nowP);
      sumQ += nowQ + Math.abs(nowQ);
    }
    p.y1 = p1;
    p.y2 = p2;
    q.y1 = q1;
    q.y2 = q2;
    sums[at] = sumP;
    sums[at + 1] = sumQ;
  }

  private static void twoSections(
      Band p, Band q, double[] first, double[] second, int count, double[] sums, int at) {
    final double a0p = p.a0, a1p = p.a1, a2p = p.a2, b1p = p.b1, b2p = p.b2;
    final double a0q = q.a0, a1q = q.a1, a2q = q.a2, b1q = q.b1, b2q = q.b2;
    double p1 = p.y1, p2 = p.y2, q1 = q.y1, q2 = q.y2; // of the first sections
    double r1 = p.z1, r2 = p.z2, s1 = q.z1, s2 = q.z2; // of the second
    double sumP = sums[at], sumQ = sums[at + 1];
    for (int i = 0; i < count; i++) {
      final double nowP = first[i] + b2p * p2 + b1p * p1;
      final double nowQ = second[i] + b2q * q2 + b1q * q1;
      final double nowR = a0p * nowP + a1p * p1 + a2p * p2 + b2p * r2 + b1p * r1;
      final double nowS = a0q * nowQ + a1q * q1 + a2q * q2 + b2q * s2 + b1q * s1;
      p2 = p1;
      p1 = nowP;
      q2 = q1;
      q1 = nowQ;
      r2 = r1;
      r1 = nowR;
      s2 = s1;
      s1 = nowS;
      sumP += nowR + Math.abs(nowR);
      sumQ += nowS + Math.abs(nowS);
    }
    p.y1 = p1;
    p.y2 = p2;
    p.z1 = r1;
    p.z2 = r2;
    q.y1 = q1;
    q.y2 = q2;
    q.z1 = s1;
    q.z2 = s2;
    sums[at] = sumP;
    sums[at + 1] = sumQ;
  }

  private BandPair() {}
}
