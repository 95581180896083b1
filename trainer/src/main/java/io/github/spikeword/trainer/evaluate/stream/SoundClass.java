package io.github.spikeword.trainer.evaluate.stream;

import io.github.spikeword.trainer.label.SoundKind;
import java.util.Locale;

/** What is heard at a moment of a recording, as far as a model's mistakes are counted by it. */
public enum SoundClass {
  /** A word that the model is to find. */
  KEYWORD,
  /** A labelled word that it is not to find. */
  OTHER_WORD,
  /** Continuous speech without keywords. */
  SPEECH,
  /**
   * Speech that holds the sound of a keyword. A detection there is no good measure of anything, so
   * it is counted apart: in no budget, in no sum, among no worst mistakes.
   */
  SOUNDALIKE,
  MUSIC,
  NOISE,
  SILENCE,
  /** Nothing is known about it. */
  UNLABELLED;

  /** Name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Name of a JSON field: {@code otherWord}. */
  public String field() {
    return this == OTHER_WORD ? "otherWord" : label();
  }

  static SoundClass of(SoundKind kind) {
    return switch (kind) {
      case SPEECH -> SPEECH;
      case SOUNDALIKE -> SOUNDALIKE;
      case MUSIC -> MUSIC;
      case NOISE -> NOISE;
      case SILENCE -> SILENCE;
    };
  }
}
