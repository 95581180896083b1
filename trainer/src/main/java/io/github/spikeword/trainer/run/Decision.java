package io.github.spikeword.trainer.run;

import io.github.spikeword.trainer.bptt.ClipTrace;

/** The label that a whole clip is taken for: the population with the most spikes per neuron. */
final class Decision {

  /** Index of the label; the first of equals. */
  static int label(ClipTrace clip) {
    float[] counts = clip.output().counts();
    int[] labelOfOutput = clip.shape().labelOfOutput();
    double[] level = new double[clip.shape().labels().size()];
    for (int n = 0; n < counts.length; n++) {
      level[labelOfOutput[n]] += counts[n] / clip.shape().neuronsPerLabel().get(labelOfOutput[n]);
    }
    int best = 0;
    for (int c = 1; c < level.length; c++) {
      best = level[c] > level[best] ? c : best;
    }
    return best;
  }

  private Decision() {}
}
