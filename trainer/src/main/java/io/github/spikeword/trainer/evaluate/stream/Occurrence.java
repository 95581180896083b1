package io.github.spikeword.trainer.evaluate.stream;

/**
 * A keyword in a recording.
 *
 * @param word the word
 * @param startMillis its start, milliseconds from the start of the recording
 * @param endMillis its end
 * @param source where the word came from, may be empty
 */
public record Occurrence(String word, double startMillis, double endMillis, String source) {}
