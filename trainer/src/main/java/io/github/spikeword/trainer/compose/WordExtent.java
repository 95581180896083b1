package io.github.spikeword.trainer.compose;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where in a clip the word is, estimated from its energy. Sound of 10 ms frames is measured after a
 * high-pass, {@code x[n] - x[n-1] + 0.15 x[n]}, that lets weak consonants count and hum not, in
 * decibels, smoothed over three frames by 1/4, 1/2, 1/4. A frame belongs to sound when its level is
 * at least {@code floor + 0.3 (peak - floor)}, floor being the level that a tenth of the frames
 * stay below, and at least 30 dB below the peak. The word is the run of such frames around the
 * loudest one, over pauses of up to 150 ms.
 *
 * <p>An estimate, not a truth: a weak last consonant may be lost, a breath may be taken in. Labels
 * of composed recordings and latencies measured against them inherit its error.
 *
 * @param start first sample of the word
 * @param end sample after its last
 */
public record WordExtent(int start, int end) {

  /** Samples of a frame: 10 ms at 16 kHz. */
  public static final int FRAME = 160;

  private static final double SIGNAL_SHARE = 0.15;
  private static final double FLOOR_QUANTILE = 0.1;
  private static final double THRESHOLD_SHARE = 0.3;
  private static final double RANGE_DB = 30;
  private static final int LONGEST_PAUSE_FRAMES = 15;

  /** Power of silence, so that its level is finite: -120 dB. */
  private static final double SILENCE = 1e-12;

  /**
   * The word's extent; empty when the clip is shorter than a frame or digitally silent.
   *
   * @param samples a clip at 16 kHz
   */
  public static Optional<WordExtent> estimate(float[] samples) {
    double[] level = smoothed(levels(samples));
    if (level.length == 0) {
      return Optional.empty();
    }
    int loudest = 0;
    for (int i = 1; i < level.length; i++) {
      loudest = level[i] > level[loudest] ? i : loudest;
    }
    double peak = level[loudest];
    if (peak <= 10 * StrictMath.log10(SILENCE) + 1e-9) {
      return Optional.empty();
    }
    double[] sorted = level.clone();
    Arrays.sort(sorted);
    double floor = sorted[(int) (FLOOR_QUANTILE * (sorted.length - 1))];
    double threshold = Math.max(floor + THRESHOLD_SHARE * (peak - floor), peak - RANGE_DB);
    int first = reach(level, loudest, -1, threshold);
    int last = reach(level, loudest, 1, threshold);
    return Optional.of(new WordExtent(first * FRAME, (last + 1) * FRAME));
  }

  /** Length in samples. */
  public int samples() {
    return end - start;
  }

  /** The last frame of sound in one direction before a pause that is too long. */
  private static int reach(double[] level, int from, int direction, double threshold) {
    int reached = from;
    for (int i = from + direction; i >= 0 && i < level.length; i += direction) {
      if (level[i] >= threshold) {
        reached = i;
      } else if (Math.abs(i - reached) > LONGEST_PAUSE_FRAMES) {
        break;
      }
    }
    return reached;
  }

  private static double[] levels(float[] samples) {
    double[] level = new double[samples.length / FRAME];
    for (int frame = 0; frame < level.length; frame++) {
      double sum = 0;
      for (int i = frame * FRAME; i < (frame + 1) * FRAME; i++) {
        double before = i == 0 ? samples[0] : samples[i - 1];
        double edge = samples[i] - before + SIGNAL_SHARE * samples[i];
        sum += edge * edge;
      }
      level[frame] = 10 * StrictMath.log10(sum / FRAME + SILENCE);
    }
    return level;
  }

  private static double[] smoothed(double[] level) {
    double[] smooth = new double[level.length];
    for (int i = 0; i < level.length; i++) {
      double before = level[Math.max(0, i - 1)];
      double after = level[Math.min(level.length - 1, i + 1)];
      smooth[i] = 0.25 * before + 0.5 * level[i] + 0.25 * after;
    }
    return smooth;
  }
}
