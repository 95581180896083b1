package io.github.spikeword.trainer.evaluate.stream;

import java.util.Optional;

/** What a detection was worth, by the {@link MatchRules}. */
public sealed interface Verdict {

  /**
   * A word was found.
   *
   * @param occurrence its index
   */
  record Hit(int occurrence) implements Verdict {}

  /**
   * A word was found once more.
   *
   * @param occurrence its index
   */
  record Repeat(int occurrence) implements Verdict {}

  /**
   * A keyword was taken for another.
   *
   * @param occurrence index of the keyword that was spoken
   */
  record WrongWord(int occurrence) implements Verdict {}

  /**
   * There was no keyword.
   *
   * @param kind what was heard instead
   * @param cause the sound that is blamed, unless it is a background
   */
  record FalseAccept(SoundClass kind, Optional<LabelledSound> cause) implements Verdict {}
}
