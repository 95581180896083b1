package io.github.spikeword.trainer.bptt;

import java.util.Arrays;

/** What one stage did in one clip, step by step: all that its backward pass needs. */
public final class StageTrace {

  /** Membrane before clamp and reset, code units, {@code [steps][neurons]}. */
  final float[][] charged;

  /** Output, 0 or 1, {@code [steps][neurons]}. */
  final float[][] spikes;

  /** Neurons with an output other than zero, {@code [steps][0 .. activeCount)}. */
  final int[][] active;

  final int[] activeCount;

  /** Spikes of every neuron since the step from which the clip counts. */
  final float[] counts;

  StageTrace(int maxSteps, int neurons) {
    charged = new float[maxSteps][neurons];
    spikes = new float[maxSteps][neurons];
    active = new int[maxSteps][neurons];
    activeCount = new int[maxSteps];
    counts = new float[neurons];
  }

  /** Output of the stage at a step, one value per neuron, 0 or 1; live. */
  public float[] spikes(int step) {
    return spikes[step];
  }

  /** Membranes at a step before clamp and reset, code units; live. */
  public float[] charged(int step) {
    return charged[step];
  }

  /** Spikes per neuron since the step from which the clip counts; live. */
  public float[] counts() {
    return counts;
  }

  /** Lists the active neurons of a step and adds the step to the counts if asked. */
  void listActive(int step, boolean count) {
    float[] s = spikes[step];
    int[] list = active[step];
    int found = 0;
    for (int n = 0; n < s.length; n++) {
      list[found] = n;
      found += s[n] != 0f ? 1 : 0;
    }
    activeCount[step] = found;
    if (count) {
      for (int n = 0; n < s.length; n++) {
        counts[n] += s[n];
      }
    }
  }

  void clearCounts() {
    Arrays.fill(counts, 0f);
  }
}
