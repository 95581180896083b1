package io.github.spikeword.trainer.evaluate.stream;

/**
 * What one threshold of one word comes to: a point of its detection error trade-off.
 *
 * @param threshold the threshold
 * @param figures of the word at that threshold
 */
public record DetPoint(double threshold, WordFigures figures) {}
