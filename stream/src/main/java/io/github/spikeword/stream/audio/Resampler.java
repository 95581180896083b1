package io.github.spikeword.stream.audio;

import java.util.Arrays;

/**
 * Converts mono sound between two sample rates by a windowed sinc, exactly in time: output n is the
 * sound at n / outputRate seconds, however long the stream and however it is cut into pieces.
 *
 * <p>Below 89 % of the lower Nyquist frequency the level is flat within 0.01 dB, from that Nyquist
 * frequency on everything is at least 75 dB down, a constant stays that constant. Before its first
 * and after its last sample the sound counts as silent.
 *
 * <p>Why not TarsosDSP's Resampler: measured from 48 to 16 kHz it is 3 dB down at 7 kHz and 13.6 dB
 * at 7.5 kHz, where recordings made at 16 kHz still have sibilants, and a constant deviates by
 * 3e-4; it steps in floating-point time and wraps new buffers for every block.
 *
 * <p>Not thread-safe; one per stream. Nothing is allocated after construction except the filter
 * phases at their first use.
 */
public final class Resampler {

  /** Cut-off (-6 dB) as a share of the lower Nyquist frequency: the stop band begins at 1. */
  private static final double CUT_OFF = 0.945;

  private static final int CHUNK = 4096;

  /** Filter coefficients to keep; ratios with more are computed anew for every output. */
  private static final int MOST_KEPT = 1 << 20;

  private final int up;
  private final int wholeStep;
  private final int fractionStep;
  private final double crossingsPerInput;
  private final int wing;
  private final double[][] phases;
  private final double[] scratch;
  private final float[] buffer;
  // input wing - 1 places before the next output's position is buffer[start]
  private int start;
  private int filled;
  private int phase;

  /**
   * A resampler at the start of a stream.
   *
   * @param fromHz samples per second that come in, positive
   * @param toHz samples per second that go out, positive
   */
  public Resampler(int fromHz, int toHz) {
    if (fromHz < 1 || toHz < 1) {
      throw new IllegalArgumentException(
          "Sample rates must be positive, found " + fromHz + " and " + toHz + " Hz.");
    }
    int divisor = greatestCommonDivisor(fromHz, toHz);
    up = toHz / divisor;
    wholeStep = fromHz / toHz;
    fractionStep = fromHz / divisor % up;
    crossingsPerInput = CUT_OFF * Math.min(1, (double) toHz / fromHz);
    wing = (int) Math.ceil(SincTable.CROSSINGS / crossingsPerInput);
    boolean keep = (long) up * 2 * wing <= MOST_KEPT;
    phases = new double[keep ? up : 0][];
    scratch = new double[keep ? 0 : 2 * wing];
    buffer = new float[3 * wing + CHUNK];
    reset();
  }

  /** Forgets everything heard. */
  public void reset() {
    Arrays.fill(buffer, 0);
    start = 0;
    filled = wing - 1;
    phase = 0;
  }

  /** Most samples that {@link #process} or {@link #finish} writes for so many inputs. */
  public int mostOutputs(int inputs) {
    // the wing may have held outputs back
    return (int) Math.min(Integer.MAX_VALUE, ((long) inputs + wing + 1) * outputsPerInput());
  }

  private long outputsPerInput() {
    return (long) Math.ceil(up / (double) ((long) wholeStep * up + fractionStep));
  }

  /**
   * Takes samples and writes those outputs that no later input can change.
   *
   * @param in samples at the first rate
   * @param offset first sample
   * @param count samples to take, from 0
   * @param out receives at most {@link #mostOutputs mostOutputs(count)} samples
   * @param outOffset first place in {@code out}
   * @return samples written
   */
  public int process(float[] in, int offset, int count, float[] out, int outOffset) {
    int taken = 0;
    int written = 0;
    while (taken < count) {
      if (filled == buffer.length) {
        dropUsed();
      }
      int piece = Math.min(count - taken, buffer.length - filled);
      System.arraycopy(in, offset + taken, buffer, filled, piece);
      filled += piece;
      taken += piece;
      written += produce(out, outOffset + written, filled - 2 * wing);
    }
    return written;
  }

  /**
   * Ends the stream: writes the outputs that were held back and starts anew.
   *
   * @param out receives at most {@link #mostOutputs mostOutputs(0)} samples
   * @return samples written
   */
  public int finish(float[] out, int outOffset) {
    dropUsed();
    // outputs lie before the end of the input: their centres, start + wing - 1, below filled
    int lastStart = filled - wing;
    Arrays.fill(buffer, filled, filled + wing, 0);
    int written = produce(out, outOffset, lastStart);
    reset();
    return written;
  }

  /** Writes outputs while their first input lies at most at {@code lastStart}. */
  private int produce(float[] out, int outOffset, int lastStart) {
    int written = 0;
    while (start <= lastStart) {
      out[outOffset + written++] = (float) dot(taps(phase), start);
      start += wholeStep;
      phase += fractionStep;
      if (phase >= up) {
        phase -= up;
        start++;
      }
    }
    return written;
  }

  /** Makes room: what lies before start, which may lie beyond what has come, is needed no more. */
  private void dropUsed() {
    int drop = Math.min(start, filled);
    System.arraycopy(buffer, drop, buffer, 0, filled - drop);
    filled -= drop;
    start -= drop;
  }

  private double dot(double[] taps, int from) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    // 2 * wing taps: an even number
    int i = 0;
    for (; i + 3 < taps.length; i += 4) {
      a += taps[i] * buffer[from + i];
      b += taps[i + 1] * buffer[from + i + 1];
      c += taps[i + 2] * buffer[from + i + 2];
      d += taps[i + 3] * buffer[from + i + 3];
    }
    for (; i < taps.length; i++) {
      a += taps[i] * buffer[from + i];
    }
    return a + b + (c + d);
  }

  /** The filter for outputs at {@code phase / up} after an input. */
  private double[] taps(int phase) {
    if (phases.length == 0) {
      return fill(scratch, phase);
    }
    double[] taps = phases[phase];
    if (taps == null) {
      taps = fill(new double[2 * wing], phase);
      phases[phase] = taps;
    }
    return taps;
  }

  /** Samples the prototype around the output's position and scales it to pass a constant as is. */
  private double[] fill(double[] taps, int phase) {
    double fraction = (double) phase / up;
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      taps[i] = SincTable.at((i - (wing - 1) - fraction) * crossingsPerInput);
      sum += taps[i];
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] /= sum;
    }
    return taps;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
