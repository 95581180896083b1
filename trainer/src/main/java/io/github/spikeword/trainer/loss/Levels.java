package io.github.spikeword.trainer.loss;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;

/**
 * The levels of all labels at every step of a clip, without the biases, as the read-out's counting
 * window gives them; and the way back from derivatives of levels to those of spikes.
 */
interface Levels {

  /** The levels by a counting window, in the way that suits it. */
  static Levels by(NetworkShape shape, CountingWindow window) {
    return window.isPlain()
        ? new SlidingLevels(shape, window.steps())
        : new WindowedLevels(shape, window);
  }

  /** Number of labels. */
  int labels();

  /** The levels of a clip. */
  Trace of(ClipTrace clip);

  /** The levels of one clip. */
  interface Trace {

    /** Level of a label at a step. */
    double level(int label, int step);

    /** Adds to the derivative of the loss with respect to a level. */
    void addGradient(int label, int step, double gradient);

    /**
     * Adds what was gathered to the derivatives with respect to spikes, {@code [steps][outputs]}.
     */
    void spread(float[][] spikeGradient);
  }
}
