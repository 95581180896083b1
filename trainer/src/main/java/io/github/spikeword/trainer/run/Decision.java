package io.github.spikeword.trainer.run;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.loss.WindowedLevels;

/**
 * The label that a whole clip is taken for: the one whose level, bias included, is highest at any
 * step. In a plain window that holds the whole clip this is the level of all its spikes.
 */
final class Decision {

  private final WindowedLevels levels;

  /** Decisions by the read-out with a counting window. */
  Decision(NetworkShape shape, CountingWindow window) {
    levels = new WindowedLevels(shape, window);
  }

  /**
   * Index of the label; the first of equals.
   *
   * @param bias read-out bias per label
   */
  int label(ClipTrace clip, float[] bias) {
    double[] peaks = levels.peaks(clip);
    int best = 0;
    for (int c = 1; c < peaks.length; c++) {
      best = peaks[c] + bias[c] > peaks[best] + bias[best] ? c : best;
    }
    return best;
  }
}
