package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.trainer.corpus.Clip;
import java.util.List;

/**
 * What a model made of one clip.
 *
 * @param clip the recording
 * @param decided the word it was taken for
 * @param levels what each label reached under the {@link DecisionRule}, in population order
 */
public record ClipResult(Clip clip, String decided, List<Double> levels) {

  public ClipResult {
    levels = List.copyOf(levels);
  }

  /** Whether the word that was spoken was decided. */
  public boolean isCorrect() {
    return decided.equals(clip.word());
  }
}
