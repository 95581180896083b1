package io.github.spikeword.trainer.label;

/**
 * A word in a recording.
 *
 * @param word what is said
 * @param startSample first sample of the word, from 0
 * @param endSample sample after its last, above the start
 * @param source where the word came from, or an empty text
 */
public record LabelledWord(String word, long startSample, long endSample, String source) {

  public LabelledWord {
    if (word.isBlank()) {
      throw new IllegalArgumentException("A labelled word cannot be empty.");
    }
    Labels.requireSpan("word '" + word + "'", startSample, endSample);
  }
}
