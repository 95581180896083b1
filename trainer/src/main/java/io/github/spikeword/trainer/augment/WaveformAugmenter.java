package io.github.spikeword.trainer.augment;

import io.github.spikeword.trainer.random.SeededRandom;

/**
 * Makes variants of a clip's sound. A variant depends on the seed, the clip's key, the variant's
 * number, the settings and the sound banks, and on nothing else: not on the thread, not on the
 * order of the calls. Every effect draws from a stream of its own, so changing one effect's
 * settings leaves the others' draws alone.
 *
 * <p>Safe for several threads at once, as its sound banks are.
 */
public final class WaveformAugmenter {

  private static final NoiseColour[] COLOURS = NoiseColour.values();

  private final AugmentSettings settings;
  private final int sampleRateHz;
  private final long seed;
  private final SoundBank noises;
  private final SoundBank otherWords;

  /**
   * @param settings what is varied
   * @param sampleRateHz rate of all sounds, Hz
   * @param seed seed of the run
   * @param noises recorded backgrounds; only synthetic noise is used when empty
   * @param otherWords other people's words; the effect is left out when empty
   */
  public WaveformAugmenter(
      AugmentSettings settings,
      int sampleRateHz,
      long seed,
      SoundBank noises,
      SoundBank otherWords) {
    this.settings = settings;
    this.sampleRateHz = sampleRateHz;
    this.seed = seed;
    this.noises = noises;
    this.otherWords = otherWords;
  }

  /**
   * One variant of a clip.
   *
   * @param key the clip's identity
   * @param variant 0 for the clip as it is, 1, 2, 3 ... for changed ones
   * @param clip the clip's samples, full scale 1; not changed
   * @return as many samples; they may exceed full scale, nothing is clipped
   */
  public float[] variant(String key, int variant, float[] clip) {
    if (variant == 0) {
      return clip;
    }
    float[] sound = withSpeed(clip, stream("speed", key, variant));
    sound = withRoom(sound, stream("room", key, variant));
    sound = withShift(sound, stream("shift", key, variant));
    sound = withOtherWord(sound, stream("other words", key, variant));
    sound = withNoise(sound, stream("noise", key, variant));
    return withGain(sound, stream("gain", key, variant));
  }

  private SeededRandom stream(String effect, String key, int variant) {
    return SeededRandom.of(seed, effect + ":" + key, variant);
  }

  private float[] withSpeed(float[] sound, SeededRandom random) {
    AugmentSettings.Speed speed = settings.speed();
    if (!random.chance(speed.probability())) {
      return sound;
    }
    double factor = random.nextDouble(speed.slowest(), speed.fastest());
    return ClipLength.centred(SpeedChange.apply(sound, factor), sound.length);
  }

  private float[] withRoom(float[] sound, SeededRandom random) {
    AugmentSettings.Room room = settings.room();
    if (!random.chance(room.probability())) {
      return sound;
    }
    double millis = random.nextDouble(room.shortestMillis(), room.longestMillis());
    double directDb = random.nextDouble(room.lowestDirectDb(), room.highestDirectDb());
    return new RoomTail(sampleRateHz, millis, directDb, random).apply(sound);
  }

  private float[] withShift(float[] sound, SeededRandom random) {
    if (!random.chance(settings.shift().probability())) {
      return sound;
    }
    int furthest = (int) (settings.shift().maxMillis() * sampleRateHz / 1000);
    return ClipLength.shifted(sound, random.nextInt(2 * furthest + 1) - furthest);
  }

  private float[] withOtherWord(float[] sound, SeededRandom random) {
    AugmentSettings.OtherWords mixing = settings.otherWords();
    if (!random.chance(mixing.probability()) || otherWords.size() == 0) {
      return sound;
    }
    double snrDb = random.nextDouble(mixing.lowestSnrDb(), mixing.highestSnrDb());
    float[] other = otherWords.sound(random.nextInt(otherWords.size()));
    return Levels.mixed(sound, ClipLength.fit(other, sound.length), snrDb);
  }

  private float[] withNoise(float[] sound, SeededRandom random) {
    AugmentSettings.Noise noise = settings.noise();
    if (!random.chance(noise.probability())) {
      return sound;
    }
    double snrDb = random.nextDouble(noise.lowestSnrDb(), noise.highestSnrDb());
    boolean recorded = random.chance(noise.recordedShare()) && noises.size() > 0;
    float[] background =
        recorded
            ? noises.excerpt(sound.length, random)
            : COLOURS[random.nextInt(COLOURS.length)].generate(sound.length, random);
    return Levels.mixed(sound, background, snrDb);
  }

  private float[] withGain(float[] sound, SeededRandom random) {
    AugmentSettings.Gain gain = settings.gain();
    if (!random.chance(gain.probability())) {
      return sound;
    }
    return Levels.scaled(sound, Levels.factor(random.nextDouble(-gain.maxDb(), gain.maxDb())));
  }
}
