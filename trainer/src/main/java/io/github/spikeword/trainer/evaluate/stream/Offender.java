package io.github.spikeword.trainer.evaluate.stream;

/**
 * A mistake that is worth listening to.
 *
 * @param what the kind of mistake
 * @param recording in which recording
 * @param timeMillis when, milliseconds from its start: the decision, or a missed word's end
 * @param word the word that was detected, or missed
 * @param sound what was heard instead, for example {@code speech book/one}; for a missed word its
 *     source
 * @param score highest score of that word: in the half second from the decision on, or in the
 *     missed word's window
 */
public record Offender(
    What what, String recording, double timeMillis, String word, String sound, double score) {

  /** Kinds of mistakes. */
  public enum What {
    /** Detected where no keyword was. */
    FALSE_ACCEPT,
    /** Detected where another keyword was. */
    WRONG_WORD,
    /** Not detected. */
    MISS
  }
}
