package io.github.spikeword.trainer.compose;

import io.github.spikeword.trainer.augment.Levels;

/**
 * How loud a sound is where it is not silent: the mean power of those 10 ms frames that are within
 * 30 dB of the loudest. Pauses and zeros around a word do not count, so words and speech of equal
 * active level sound equally loud.
 */
public final class ActiveLevel {

  private static final int FRAME = WordExtent.FRAME;
  private static final double RANGE = 1e-3;
  private static final double HEADROOM = 0.9;

  private ActiveLevel() {}

  /** Mean power of the active frames, full scale 1; 0 for silence. */
  public static double power(float[] samples) {
    int frames = (samples.length + FRAME - 1) / FRAME;
    double[] powers = new double[frames];
    double loudest = 0;
    for (int f = 0; f < frames; f++) {
      int from = f * FRAME;
      powers[f] = Levels.power(samples, from, Math.min(samples.length, from + FRAME));
      loudest = Math.max(loudest, powers[f]);
    }
    double sum = 0;
    int active = 0;
    for (double power : powers) {
      if (power > 0 && power >= RANGE * loudest) {
        sum += power;
        active++;
      }
    }
    return active == 0 ? 0 : sum / active;
  }

  /** The factor that brings a sound of some power to a level in dBFS. */
  public static double factor(double power, double decibels) {
    return Levels.factor(decibels) / StrictMath.sqrt(power);
  }

  /**
   * The factor that brings a sound to an active level in dBFS, or to less where its loudest sample
   * would get beyond 0.9 of full scale.
   *
   * @param sound not silent
   */
  static double factorWithin(float[] sound, double decibels) {
    double peak = 0;
    for (float sample : sound) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return Math.min(factor(power(sound), decibels), HEADROOM / peak);
  }
}
