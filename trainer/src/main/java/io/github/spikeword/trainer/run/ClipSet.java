package io.github.spikeword.trainer.run;

import java.util.List;

/**
 * Clips ready for training or judging: compressed amplitudes before gain.
 *
 * @param features {@code [variants][clips][steps * channels]}; variant 0 is the clip as recorded
 * @param labels index of each clip's label
 * @param steps steps of every clip
 * @param channels values per step
 */
public record ClipSet(float[][][] features, int[] labels, int steps, int channels) {

  public ClipSet {
    if (features.length == 0) {
      throw new IllegalArgumentException("A clip set needs at least the clips as recorded.");
    }
    for (float[][] variant : features) {
      if (variant.length != labels.length) {
        throw new IllegalArgumentException(
            "Every variant needs all " + labels.length + " clips, found " + variant.length + ".");
      }
    }
  }

  /** Number of clips. */
  public int size() {
    return labels.length;
  }

  /** Number of variants, the recording itself counted. */
  public int variants() {
    return features.length;
  }

  /** The clips as recorded. */
  public List<float[]> recorded() {
    return List.of(features[0]);
  }
}
