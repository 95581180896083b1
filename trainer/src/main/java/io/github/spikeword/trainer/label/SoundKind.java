package io.github.spikeword.trainer.label;

import java.util.Locale;

/** Kinds of sound that false accepts are counted by, beside the labelled words. */
public enum SoundKind {
  SPEECH,
  /** Speech that holds the sound of a word without the word itself: "snow" for "no". */
  SOUNDALIKE,
  NOISE,
  MUSIC,
  SILENCE;

  /** Name in label files and reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
