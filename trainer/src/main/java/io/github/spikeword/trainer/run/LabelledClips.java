package io.github.spikeword.trainer.run;

import io.github.spikeword.trainer.cache.FeatureSet;
import java.util.List;

/**
 * Clips with the label each should get.
 *
 * @param features compressed amplitudes before gain
 * @param labels position of each clip's label in the network's labels
 */
public record LabelledClips(FeatureSet features, int[] labels) {

  public LabelledClips {
    if (features.clips().size() != labels.length) {
      throw new IllegalArgumentException(
          "Every clip needs a label, found "
              + features.clips().size()
              + " clips and "
              + labels.length
              + " labels.");
    }
  }

  /** Labels the clips of a feature set by their words. */
  public static LabelledClips of(FeatureSet features, List<String> labels) {
    return new LabelledClips(features, features.labels(labels));
  }

  /** Number of clips. */
  public int size() {
    return labels.length;
  }

  /** Steps of every clip. */
  public int steps() {
    return features.steps();
  }
}
