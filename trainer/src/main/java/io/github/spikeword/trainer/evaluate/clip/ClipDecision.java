package io.github.spikeword.trainer.evaluate.clip;

/**
 * What one clip was taken for, without the clip: two models are compared clip by clip from such
 * lines.
 *
 * @param clip the clip's key, see {@link io.github.spikeword.trainer.corpus.Clip#key}
 * @param speaker who says it
 * @param spoken the word that is said
 * @param decided the word it was taken for
 */
public record ClipDecision(String clip, String speaker, String spoken, String decided) {

  /** The decision in a result. */
  static ClipDecision of(ClipResult result) {
    return new ClipDecision(
        result.clip().key(), result.clip().speaker(), result.clip().word(), result.decided());
  }

  /** Whether the word that was spoken was decided. */
  public boolean isCorrect() {
    return decided.equals(spoken);
  }
}
