package io.github.spikeword.trainer.loss;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.SpikeGroup;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.stream.detect.ElasticCount;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import java.util.Arrays;
import java.util.List;

/**
 * Levels by the counts that listen live, in any counting window. A level's derivative goes to the
 * spikes that were counted, as those of a maximum do: where the parts of the window lie is held
 * fixed.
 */
public final class WindowedLevels implements Levels {

  private final CountingWindow window;
  private final List<List<SpikeGroup>> groups;

  /** Levels by the read-out with a counting window. */
  public WindowedLevels(NetworkShape shape, CountingWindow window) {
    this.window = window;
    List<Population> populations = shape.populations();
    groups = populations.stream().map(window::groups).toList();
  }

  @Override
  public int labels() {
    return groups.size();
  }

  @Override
  public Trace of(ClipTrace clip) {
    Trace trace = new Trace(clip.steps());
    int parts = window.parts();
    count(
        clip,
        (t, level, count) -> {
          for (int c = 0; c < level.length; c++) {
            trace.levels[c][t] = level[c];
            for (int part = 0; part < parts; part++) {
              trace.durations[c][t * parts + part] = count.duration(c, part);
            }
          }
        });
    return trace;
  }

  /** The highest level that every label reaches in a clip; looks for no way back. */
  public double[] peaks(ClipTrace clip) {
    double[] peaks = new double[groups.size()];
    Arrays.fill(peaks, Double.NEGATIVE_INFINITY);
    count(
        clip,
        (t, level, count) -> {
          for (int c = 0; c < level.length; c++) {
            peaks[c] = Math.max(peaks[c], level[c]);
          }
        });
    return peaks;
  }

  /** Sees every step's levels, and the count behind them; both change with the next step. */
  private interface Step {
    void counted(int step, double[] level, ElasticCount count);
  }

  private void count(ClipTrace clip, Step step) {
    ElasticCount count = new ElasticCount(window, groups);
    double[] fired = new double[groups.size() * window.parts()];
    double[] level = new double[groups.size()];
    for (int t = 0; t < clip.steps(); t++) {
      fired(clip.output().spikes(t), fired);
      count.step(fired, level);
      step.counted(t, level, count);
    }
  }

  private void fired(float[] spikes, double[] into) {
    int g = 0;
    for (List<SpikeGroup> population : groups) {
      for (SpikeGroup group : population) {
        into[g] = 0;
        for (int n = 0; n < group.neurons(); n++) {
          into[g] += spikes[group.firstNeuron() + n];
        }
        g++;
      }
    }
  }

  /** The levels of one clip and where the parts of the window lay. */
  final class Trace implements Levels.Trace {

    private final double[][] levels;

    /** How long the best part that ends with a step lasts, {@code [label][step * parts + part]}. */
    private final int[][] durations;

    /** What is added per neuron of a group from a step on, {@code [label][part][steps + 1]}. */
    private final double[][][] change;

    private Trace(int steps) {
      levels = new double[groups.size()][steps];
      durations = new int[groups.size()][steps * window.parts()];
      change = new double[groups.size()][window.parts()][steps + 1];
    }

    @Override
    public double level(int label, int step) {
      return levels[label][step];
    }

    /** First step at which a label's level is highest. */
    int peak(int label) {
      int peak = 0;
      for (int t = 1; t < levels[label].length; t++) {
        peak = levels[label][t] > levels[label][peak] ? t : peak;
      }
      return peak;
    }

    @Override
    public void addGradient(int label, int step, double gradient) {
      int end = step + 1;
      for (int part = window.parts() - 1; part >= 0 && end > 0; part--) {
        int start = Math.max(0, end - durations[label][(end - 1) * window.parts() + part]);
        double perNeuron = gradient / groups.get(label).get(part).neurons();
        change[label][part][start] += perNeuron;
        change[label][part][end] -= perNeuron;
        end = start;
      }
    }

    @Override
    public void spread(float[][] spikeGradient) {
      for (int c = 0; c < change.length; c++) {
        for (int part = 0; part < change[c].length; part++) {
          SpikeGroup group = groups.get(c).get(part);
          double gradient = 0;
          for (int t = 0; t < levels[c].length; t++) {
            gradient += change[c][part][t];
            for (int n = 0; n < group.neurons(); n++) {
              spikeGradient[t][group.firstNeuron() + n] += (float) gradient;
            }
          }
        }
      }
    }
  }
}
