package io.github.spikeword.trainer.augment;

/**
 * How a clip's sound is varied. Each effect is applied with its own probability, in the order of
 * the components; a probability of 0 turns it off.
 *
 * @param speed faster and higher, or slower and lower
 * @param room reverberation of a simple room
 * @param shift earlier or later in the clip
 * @param otherWords somebody says another word at the same time
 * @param noise background noise
 * @param gain louder or softer, background included
 */
public record AugmentSettings(
    Speed speed, Room room, Shift shift, OtherWords otherWords, Noise noise, Gain gain) {

  private static final AugmentSettings NONE =
      new AugmentSettings(
          new Speed(0, 1, 1),
          new Room(0, 100, 100, 0, 0),
          new Shift(0, 0),
          new OtherWords(0, 0, 0),
          new Noise(0, 0, 0, 0),
          new Gain(0, 0));

  /** No effect at all. */
  public static AugmentSettings none() {
    return NONE;
  }

  /**
   * @param probability share of variants, in [0, 1]
   * @param slowest smallest factor on speed and pitch, from 0.5
   * @param fastest largest factor, up to 2
   */
  public record Speed(double probability, double slowest, double fastest) {
    public Speed {
      requireProbability("speed", probability);
      requireRange("speed", slowest, fastest, 0.5, 2);
    }
  }

  /**
   * @param probability share of variants, in [0, 1]
   * @param shortestMillis shortest reverberation time (decay by 60 dB), from 10 ms
   * @param longestMillis longest reverberation time, up to 2000 ms
   * @param lowestDirectDb smallest ratio of direct sound to tail, from -20 dB
   * @param highestDirectDb largest ratio of direct sound to tail, up to 60 dB
   */
  public record Room(
      double probability,
      double shortestMillis,
      double longestMillis,
      double lowestDirectDb,
      double highestDirectDb) {
    public Room {
      requireProbability("room", probability);
      requireRange("room time", shortestMillis, longestMillis, 10, 2000);
      requireRange("room direct-to-tail ratio", lowestDirectDb, highestDirectDb, -20, 60);
    }
  }

  /**
   * @param probability share of variants, in [0, 1]
   * @param maxMillis furthest shift to either side, 0 to 1000 ms
   */
  public record Shift(double probability, double maxMillis) {
    public Shift {
      requireProbability("shift", probability);
      requireRange("shift", maxMillis, maxMillis, 0, 1000);
    }
  }

  /**
   * @param probability share of variants, in [0, 1]
   * @param lowestSnrDb smallest ratio of the clip's power to the other word's, from -20 dB
   * @param highestSnrDb largest ratio, up to 100 dB
   */
  public record OtherWords(double probability, double lowestSnrDb, double highestSnrDb) {
    public OtherWords {
      requireProbability("other words", probability);
      requireRange("other words' SNR", lowestSnrDb, highestSnrDb, -20, 100);
    }
  }

  /**
   * @param probability share of variants, in [0, 1]
   * @param lowestSnrDb smallest ratio of the clip's power to the noise's, from -20 dB
   * @param highestSnrDb largest ratio, up to 100 dB
   * @param recordedShare share of noise taken from recordings where there are any, in [0, 1]; the
   *     rest is white, pink and brown in equal parts
   */
  public record Noise(
      double probability, double lowestSnrDb, double highestSnrDb, double recordedShare) {
    public Noise {
      requireProbability("noise", probability);
      requireRange("noise SNR", lowestSnrDb, highestSnrDb, -20, 100);
      requireProbability("recorded noise", recordedShare);
    }
  }

  /**
   * @param probability share of variants, in [0, 1]
   * @param maxDb largest gain to either side, 0 to 40 dB, uniform in decibels
   */
  public record Gain(double probability, double maxDb) {
    public Gain {
      requireProbability("gain", probability);
      requireRange("gain", maxDb, maxDb, 0, 40);
    }
  }

  private static void requireProbability(String effect, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "The augmentation's share of "
              + effect
              + " must be in [0, 1], found "
              + probability
              + ".");
    }
  }

  private static void requireRange(
      String effect, double low, double high, double least, double most) {
    if (!(low >= least && high <= most && low <= high)) {
      throw new IllegalArgumentException(
          "The augmentation's range of "
              + effect
              + " must ascend within "
              + least
              + " to "
              + most
              + ", found "
              + low
              + " to "
              + high
              + ".");
    }
  }
}
