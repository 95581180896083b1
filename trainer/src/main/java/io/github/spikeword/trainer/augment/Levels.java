package io.github.spikeword.trainer.augment;

/** Levels, powers and mixtures of sounds. */
public final class Levels {

  private Levels() {}

  /** Mean of the squared samples, full scale 1; 0 for no samples. */
  public static double power(float[] samples) {
    return power(samples, 0, samples.length);
  }

  /** Mean of the squared samples from {@code from} to before {@code to}. */
  public static double power(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return to > from ? sum / (to - from) : 0;
  }

  /** The amplitude factor of a level change in decibels. */
  public static double factor(double decibels) {
    return StrictMath.pow(10, decibels / 20);
  }

  /** The level of a power in decibels, full scale 1; minus infinity for silence. */
  public static double decibels(double power) {
    return 10 * StrictMath.log10(power);
  }

  /** The sound times a factor. */
  public static float[] scaled(float[] samples, double factor) {
    float[] scaled = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      scaled[i] = (float) (samples[i] * factor);
    }
    return scaled;
  }

  /**
   * The sound with another added so far below it as asked: powers are means over the whole arrays.
   * Where either is silent there is no ratio, and the sound comes back unchanged.
   *
   * @param sound what is to be heard
   * @param background what is added, of the same length
   * @param snrDb ratio of the sound's power to the background's, decibels
   */
  public static float[] mixed(float[] sound, float[] background, double snrDb) {
    if (sound.length != background.length) {
      throw new IllegalArgumentException(
          "A mixture needs equal lengths, found "
              + sound.length
              + " and "
              + background.length
              + " samples.");
    }
    double backgroundPower = power(background);
    if (backgroundPower == 0) {
      return sound;
    }
    double factor = StrictMath.sqrt(power(sound) / backgroundPower) * factor(-snrDb);
    float[] mixture = new float[sound.length];
    for (int i = 0; i < sound.length; i++) {
      mixture[i] = (float) (sound[i] + factor * background[i]);
    }
    return mixture;
  }
}
