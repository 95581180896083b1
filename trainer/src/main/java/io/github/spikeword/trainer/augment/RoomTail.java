package io.github.spikeword.trainer.augment;

import io.github.spikeword.trainer.random.SeededRandom;

/**
 * Reverberation of an imagined room: the direct sound and a tail of random echoes that decays
 * exponentially by 60 dB within the reverberation time. The tail is sparse ("velvet") noise, one
 * echo of random sign at a random place in every slot of half a millisecond (Karjalainen and
 * Järveläinen 2007, "Reverberation modeling using velvet noise"): it sounds as smooth as dense
 * noise and costs a hundredth of its convolution.
 */
public final class RoomTail {

  /** Time before the first echo. */
  private static final double GAP_MILLIS = 2;

  private static final double SLOT_MILLIS = 0.5;

  private final int[] delays;
  private final double[] amplitudes;

  /**
   * @param sampleRateHz rate of the sound, Hz
   * @param reverbMillis time in which the tail falls by 60 dB, positive
   * @param directDb ratio of the direct sound's energy to the whole tail's, decibels
   * @param random where the echoes come from
   */
  public RoomTail(int sampleRateHz, double reverbMillis, double directDb, SeededRandom random) {
    int echoes = Math.max(1, (int) (reverbMillis / SLOT_MILLIS));
    delays = new int[echoes];
    amplitudes = new double[echoes];
    double energy = 0;
    for (int e = 0; e < echoes; e++) {
      double millis = GAP_MILLIS + SLOT_MILLIS * (e + random.nextDouble());
      double decay = StrictMath.pow(10, -3 * (millis - GAP_MILLIS) / reverbMillis);
      delays[e] = (int) (millis * sampleRateHz / 1000);
      amplitudes[e] = random.chance(0.5) ? decay : -decay;
      energy += decay * decay;
    }
    double scale = Levels.factor(-directDb) / StrictMath.sqrt(energy);
    for (int e = 0; e < echoes; e++) {
      amplitudes[e] *= scale;
    }
  }

  /** The sound in the room, cut at the sound's length. */
  public float[] apply(float[] samples) {
    double[] sum = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      sum[i] = samples[i];
    }
    for (int e = 0; e < delays.length; e++) {
      int delay = delays[e];
      double amplitude = amplitudes[e];
      for (int i = delay; i < samples.length; i++) {
        sum[i] += amplitude * samples[i - delay];
      }
    }
    float[] reverberant = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      reverberant[i] = (float) sum[i];
    }
    return reverberant;
  }
}
