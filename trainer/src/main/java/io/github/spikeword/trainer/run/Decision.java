package io.github.spikeword.trainer.run;

import io.github.spikeword.trainer.bptt.ClipTrace;

/**
 * The label that a whole clip is taken for: the one with the highest level, spikes per neuron of
 * its population plus its bias.
 */
final class Decision {

  /**
   * Index of the label; the first of equals.
   *
   * @param bias read-out bias per label
   */
  static int label(ClipTrace clip, float[] bias) {
    float[] counts = clip.output().counts();
    int[] labelOfOutput = clip.shape().labelOfOutput();
    double[] level = new double[clip.shape().labels().size()];
    for (int n = 0; n < counts.length; n++) {
      level[labelOfOutput[n]] += counts[n];
    }
    // divided after summing: the read-out does so too, and whole counts that tie stay equal
    for (int c = 0; c < level.length; c++) {
      level[c] = level[c] / clip.shape().neuronsPerLabel().get(c) + bias[c];
    }
    int best = 0;
    for (int c = 1; c < level.length; c++) {
      best = level[c] > level[best] ? c : best;
    }
    return best;
  }

  private Decision() {}
}
