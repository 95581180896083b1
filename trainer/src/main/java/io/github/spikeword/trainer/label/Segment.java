package io.github.spikeword.trainer.label;

/**
 * A stretch of a recording with sound that is no labelled word.
 *
 * @param kind what is heard
 * @param background whether words and other segments may lie on top of it
 * @param startSample first sample, from 0
 * @param endSample sample after the last, above the start
 * @param source where the sound came from, or an empty text
 */
public record Segment(
    SoundKind kind, boolean background, long startSample, long endSample, String source) {

  public Segment {
    Labels.requireSpan(kind.label(), startSample, endSample);
  }
}
