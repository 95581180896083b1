package io.github.spikeword.trainer.augment;

import io.github.spikeword.trainer.random.SeededRandom;
import java.util.List;

/** Sounds to draw from. Safe for several threads at once. */
public interface SoundBank {

  /** A bank without sounds. */
  SoundBank EMPTY = of(List.of());

  /** How many sounds there are. */
  int size();

  /**
   * One sound.
   *
   * @param index 0 .. size - 1
   * @return samples, full scale 1; not to be changed
   */
  float[] sound(int index);

  /** A bank of sounds in memory. */
  static SoundBank of(List<float[]> sounds) {
    List<float[]> held = List.copyOf(sounds);
    return new SoundBank() {
      @Override
      public int size() {
        return held.size();
      }

      @Override
      public float[] sound(int index) {
        return held.get(index);
      }
    };
  }

  /**
   * A random piece of one sound, repeated if it is too short.
   *
   * @param sound samples; none give silence
   * @param samples length of the piece
   * @param random decides the place
   */
  static float[] excerpt(float[] sound, int samples, SeededRandom random) {
    return of(List.of(sound)).excerpt(samples, random);
  }

  /**
   * A random piece of a random sound; a sound that is too short is repeated.
   *
   * @param samples length of the piece
   * @param random decides the sound and the place
   */
  default float[] excerpt(int samples, SeededRandom random) {
    float[] sound = sound(random.nextInt(size()));
    float[] piece = new float[samples];
    if (sound.length == 0) {
      return piece;
    }
    int start = random.nextInt(Math.max(1, sound.length - samples + 1));
    for (int done = 0; done < samples; ) {
      int from = done == 0 ? start : 0;
      int count = Math.min(samples - done, sound.length - from);
      System.arraycopy(sound, from, piece, done, count);
      done += count;
    }
    return piece;
  }
}
