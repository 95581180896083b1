package io.github.spikeword.trainer.config;

/**
 * Who trains and who validates.
 *
 * @param method how clips are divided
 * @param validationShare for {@code RANDOM}: share of clips that validate
 * @param folds for {@code FOLD}: number of speaker-disjoint folds over training and validation
 *     speakers
 * @param fold for {@code FOLD}: the fold that validates, from 0
 * @param seed for {@code RANDOM} and {@code FOLD}: seed of the division
 */
public record SplitSettings(Method method, double validationShare, int folds, int fold, long seed) {

  /** How clips are divided. */
  public enum Method {
    /** The corpus's partition by speaker hash. */
    OFFICIAL,
    /** The corpus's list files. */
    LISTS,
    /** Clip by clip at random, as Tutorial 6 does; speakers land on both sides. */
    RANDOM,
    /** One fold of a speaker-disjoint cross-validation. */
    FOLD,
    /** Everything that is not for testing trains; nothing validates. */
    ALL
  }

  public SplitSettings {
    Checks.within("split.validationShare", validationShare, 0, 0.9);
    Checks.within("split.folds", folds, 2, 100);
    Checks.within("split.fold", fold, 0, folds - 1);
  }
}
