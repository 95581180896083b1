package io.github.spikeword.trainer.compose;

import java.util.Map;
import java.util.TreeMap;

/**
 * What composed recordings are like. A recording is a row of scenes; a scene has one level and one
 * background; in it, events follow each other with gaps between them.
 *
 * @param seconds length of a recording, from 1 s to 2 hours
 * @param sceneSeconds length of a scene, from 1 s
 * @param levelDb level of a scene's speech where it is not silent, dBFS, at most 0
 * @param background what lies under a scene
 * @param events what happens in a scene
 * @param gapSeconds silence between events, uniform in the logarithm, positive
 * @param words how words are varied
 * @param speech how pieces of continuous speech are varied
 */
public record ComposeSettings(
    double seconds,
    Range sceneSeconds,
    Range levelDb,
    Background background,
    Events events,
    Range gapSeconds,
    Words words,
    Speech speech) {

  public ComposeSettings {
    require(
        seconds >= 1 && seconds <= 7200, "A recording's length must be in 1 to 7200 s", seconds);
    require(sceneSeconds.low() >= 1, "A scene must last at least 1 s", sceneSeconds.low());
    require(levelDb.high() <= 0, "A scene's level must be at most 0 dBFS", levelDb.high());
    require(gapSeconds.low() > 0, "Gaps must be positive", gapSeconds.low());
  }

  /**
   * @param noiseShare share of scenes with background noise, in [0, 1]
   * @param noiseBelowDb how far that noise lies below the scene's level, decibels
   * @param recordedShare share of recorded noise in it, in [0, 1]; the rest is synthetic
   * @param floorShare share of scenes with only the faint noise of a quiet microphone, in [0, 1];
   *     what is left to 1 is digital silence
   * @param floorDb level of that faint noise, dBFS
   */
  public record Background(
      double noiseShare,
      Range noiseBelowDb,
      double recordedShare,
      double floorShare,
      Range floorDb) {
    public Background {
      requireShare("background noise", noiseShare);
      requireShare("recorded noise", recordedShare);
      requireShare("noise floors", floorShare);
      require(
          noiseShare + floorShare <= 1 + 1e-9,
          "The shares of backgrounds must be at most 1 together",
          noiseShare + floorShare);
    }
  }

  /**
   * Weights of what happens; only their ratios matter.
   *
   * @param keywords weight of each word that is to be found
   * @param otherWords weight of all other words together
   * @param emphasis factors on single other words, 1 where none is given
   * @param speech weight of pieces of continuous speech
   * @param noise weight of noises
   * @param music weight of pieces of music
   * @param pieceSeconds length of pieces of speech, noise and music
   */
  public record Events(
      Map<String, Double> keywords,
      double otherWords,
      Map<String, Double> emphasis,
      double speech,
      double noise,
      double music,
      Range pieceSeconds) {
    public Events {
      keywords = java.util.Collections.unmodifiableMap(new TreeMap<>(keywords));
      emphasis = java.util.Collections.unmodifiableMap(new TreeMap<>(emphasis));
      double sum = otherWords + speech + noise + music;
      for (double weight : keywords.values()) {
        require(weight >= 0, "A keyword's weight must not be negative", weight);
        sum += weight;
      }
      double least = Math.min(Math.min(otherWords, speech), Math.min(noise, music));
      require(least >= 0, "An event's weight must not be negative", least);
      require(sum > 0, "Some event must have a positive weight", sum);
      require(pieceSeconds.low() > 0, "A piece of sound must last some time", pieceSeconds.low());
    }
  }

  /**
   * @param levelDb each word's level above or below its scene's, decibels
   * @param speedShare share of words at another speed, in [0, 1]
   * @param speed factor on speed and pitch, in 0.5 to 2
   * @param trimShare share of clips cut to the word and a margin, in [0, 1]
   * @param marginSeconds that margin, on either side
   */
  public record Words(
      Range levelDb, double speedShare, Range speed, double trimShare, Range marginSeconds) {
    public Words {
      requireShare("words at another speed", speedShare);
      requireShare("trimmed clips", trimShare);
      require(speed.low() >= 0.5 && speed.high() <= 2, "A speed must be in 0.5 to 2", speed.low());
      require(marginSeconds.low() >= 0, "A margin must not be negative", marginSeconds.low());
    }

    /** Every clip as it is, at its scene's level. */
    public static Words plain() {
      return new Words(Range.only(0), 0, Range.only(1), 0, Range.only(0));
    }
  }

  /**
   * How speech without keywords is made to sound like more voices and sentences than there are.
   *
   * @param speedShare share of pieces at another speed, in [0, 1]
   * @param speed factor on speed and pitch, in 0.5 to 2
   * @param spliceShare share of pieces put together from fragments of speech and of other words, in
   *     [0, 1]
   * @param fragmentSeconds length of a fragment, uniform in the logarithm, from 0.05 s
   */
  public record Speech(double speedShare, Range speed, double spliceShare, Range fragmentSeconds) {
    public Speech {
      requireShare("speech at another speed", speedShare);
      requireShare("spliced speech", spliceShare);
      require(speed.low() >= 0.5 && speed.high() <= 2, "A speed must be in 0.5 to 2", speed.low());
      require(
          fragmentSeconds.low() >= 0.05,
          "A fragment of speech must last 0.05 s or more",
          fragmentSeconds.low());
    }

    /** Every piece as it was recorded. */
    public static Speech plain() {
      return new Speech(0, Range.only(1), 0, Range.only(0.2));
    }
  }

  /** The same settings for other keywords with these weights. */
  public ComposeSettings withKeywords(Map<String, Double> weights) {
    Events changed =
        new Events(
            weights,
            events.otherWords(),
            events.emphasis(),
            events.speech(),
            events.noise(),
            events.music(),
            events.pieceSeconds());
    return new ComposeSettings(
        seconds, sceneSeconds, levelDb, background, changed, gapSeconds, words, speech);
  }

  private static void requireShare(String of, double share) {
    require(share >= 0 && share <= 1, "The share of " + of + " must be in [0, 1]", share);
  }

  private static void require(boolean condition, String rule, double found) {
    if (!condition) {
      throw new IllegalArgumentException(rule + ", found " + found + ".");
    }
  }
}
