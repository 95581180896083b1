package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.trainer.augment.Levels;
import io.github.spikeword.trainer.augment.NoiseColour;
import io.github.spikeword.trainer.augment.SoundBank;
import io.github.spikeword.trainer.random.SeededRandom;

/**
 * Background noise under every clip of an evaluation. A clip's noise depends on the seed and the
 * clip's key alone: the same piece is used at every ratio, so that figures at different ratios
 * compare the same clips in the same noise.
 *
 * <p>Half of the clips get a piece of a recording where there are recordings, all others white,
 * pink or brown noise in equal parts. The ratio is that of mean powers over the whole clip, its
 * padding included.
 *
 * @param snrDb ratio of the clip's power to the noise's, decibels, -40 to 100
 * @param recorded recorded noise, may be empty
 * @param seed seed of the draws
 */
public record ClipNoise(double snrDb, SoundBank recorded, long seed) {

  private static final double RECORDED_SHARE = 0.5;

  public ClipNoise {
    if (!(snrDb >= -40 && snrDb <= 100)) {
      throw new IllegalArgumentException(
          "A signal-to-noise ratio lies between -40 and 100 dB, found " + snrDb + " dB.");
    }
  }

  /**
   * A clip with its noise.
   *
   * @param key the clip's identity
   * @param sound the clip, not changed
   */
  float[] under(String key, float[] sound) {
    SeededRandom random = SeededRandom.of(seed, "evaluation noise:" + key, 0);
    boolean fromRecording = random.chance(RECORDED_SHARE) && recorded.size() > 0;
    NoiseColour[] colours = NoiseColour.values();
    float[] noise =
        fromRecording
            ? recorded.excerpt(sound.length, random)
            : colours[random.nextInt(colours.length)].generate(sound.length, random);
    return Levels.mixed(sound, noise, snrDb);
  }
}
