package io.github.spikeword.trainer.loss;

import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;

/**
 * Levels in a plain window, whose sums slide along. {@link WindowedLevels} gives the same but for
 * the last bits, which decide about the course of a training: this is the arithmetic by which the
 * shipped listener repeats bit for bit.
 */
final class SlidingLevels implements Levels {

  private final Populations populations;
  private final int windowSteps;

  SlidingLevels(NetworkShape shape, int windowSteps) {
    populations = new Populations(shape);
    this.windowSteps = windowSteps;
  }

  @Override
  public int labels() {
    return populations.labels();
  }

  @Override
  public Levels.Trace of(ClipTrace clip) {
    double[][] fired = new double[clip.steps()][labels()];
    double[][] levels = new double[clip.steps()][];
    double[] level = new double[labels()];
    for (int t = 0; t < levels.length; t++) {
      populations.addMeans(clip.output().spikes(t), 1, fired[t]);
      for (int c = 0; c < level.length; c++) {
        level[c] += fired[t][c];
        level[c] -= t >= windowSteps ? fired[t - windowSteps][c] : 0;
      }
      levels[t] = level.clone();
    }
    return new Trace(levels);
  }

  private final class Trace implements Levels.Trace {

    private final double[][] levels;
    private final double[][] gradient;

    private Trace(double[][] levels) {
      this.levels = levels;
      gradient = new double[levels.length][labels()];
    }

    @Override
    public double level(int label, int step) {
      return levels[step][label];
    }

    @Override
    public void addGradient(int label, int step, double added) {
      gradient[step][label] += added;
    }

    /** A spike counts in the levels of its own step and the windowSteps - 1 that follow. */
    @Override
    public void spread(float[][] spikeGradient) {
      double[] running = new double[labels()];
      for (int t = gradient.length - 1; t >= 0; t--) {
        for (int c = 0; c < running.length; c++) {
          running[c] += gradient[t][c];
          int leaves = t + windowSteps;
          running[c] -= leaves < gradient.length ? gradient[leaves][c] : 0;
        }
        populations.addShares(running, 1, spikeGradient[t]);
      }
    }
  }
}
