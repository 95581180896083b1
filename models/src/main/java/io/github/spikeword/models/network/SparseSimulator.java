package io.github.spikeword.models.network;

import java.util.Arrays;

/**
 * The fast simulator for live use: only the weight rows of neurons that fired are added, four rows
 * at a time, and a step allocates nothing. Gives the spikes of {@link ReferenceSimulator} bit for
 * bit: in code units a sum of weights is an exact integer in any order.
 */
public final class SparseSimulator implements Simulator {

  private final SparseNetwork compiled;
  private final float[][] membrane;

  /**
   * What flows into the neurons of the stage at work; as long as the largest stage. One for all,
   * because with hundreds of simulators the processor's cache decides how fast a step is.
   */
  private final float[] charge;

  private final int[][] fired;
  private final int[] firedCount;
  private final SpikeFrame spikes;

  /** A simulator of the chip without mismatch. */
  public SparseSimulator(Network network) {
    this(SparseNetwork.compile(network));
  }

  /**
   * A simulator of one chip.
   *
   * @throws IllegalArgumentException if the chip was drawn for a network of another shape
   */
  public SparseSimulator(Network network, ChipInstance chip) {
    this(SparseNetwork.compile(network, chip));
  }

  /** A simulator that shares a compiled network with others. */
  public SparseSimulator(SparseNetwork compiled) {
    this.compiled = compiled;
    int stages = compiled.leak.length;
    membrane = new float[stages][];
    fired = new int[stages][];
    firedCount = new int[stages];
    int most = 0;
    for (int s = 0; s < stages; s++) {
      int neurons = compiled.leak[s].length;
      membrane[s] = new float[neurons];
      fired[s] = new int[neurons];
      most = Math.max(most, neurons);
    }
    charge = new float[most];
    spikes = SpikeFrame.of(compiled.network());
  }

  @Override
  public Network network() {
    return compiled.network();
  }

  @Override
  public SpikeFrame step(float[] input) {
    StepInput.check(input, compiled.frontEnd.length);
    spikes.clear();
    float[] weights = compiled.frontEnd;
    for (int c = 0; c < weights.length; c++) {
      charge[c] = weights[c] * input[c];
    }
    update(0);
    for (int s = 1; s < membrane.length; s++) {
      Arrays.fill(charge, 0, membrane[s].length, 0f);
      addRows(charge, compiled.feedForward[s], fired[s - 1], firedCount[s - 1]);
      if (compiled.recurrent[s].length > 0) {
        addRows(charge, compiled.recurrent[s], fired[s], firedCount[s]);
      }
      update(s);
    }
    return spikes;
  }

  /**
   * Adds the rows of the neurons that fired. One array per row and one index for all lets the
   * just-in-time compiler vectorise; four rows at a time save loads and stores of the sum, which is
   * at least as long as a row.
   */
  private static void addRows(float[] sum, float[][] rows, int[] fired, int count) {
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      add4(sum, rows[fired[i]], rows[fired[i + 1]], rows[fired[i + 2]], rows[fired[i + 3]]);
    }
    for (; i < count; i++) {
      add1(sum, rows[fired[i]]);
    }
  }

  private static void add4(float[] sum, float[] a, float[] b, float[] c, float[] d) {
    for (int j = 0; j < a.length; j++) {
      sum[j] += a[j] + b[j] + c[j] + d[j];
    }
  }

  private static void add1(float[] sum, float[] a) {
    for (int j = 0; j < a.length; j++) {
      sum[j] += a[j];
    }
  }

  private void update(int stage) {
    float[] v = membrane[stage];
    integrate(v, compiled.leak[stage], charge);
    float[] threshold = compiled.threshold[stage];
    int[] list = fired[stage];
    int count = 0;
    for (int j = 0; j < v.length; j++) {
      if (v[j] >= threshold[j]) {
        v[j] -= threshold[j];
        list[count++] = j;
        spikes.fire(stage, j);
      }
    }
    firedCount[stage] = count;
  }

  /** Apart from the threshold loop, so that it vectorises. */
  private static void integrate(float[] v, float[] leak, float[] charge) {
    for (int j = 0; j < v.length; j++) {
      v[j] = Math.max(Math.max(v[j] - leak[j], 0f) + charge[j], 0f);
    }
  }

  @Override
  public float membrane(int stage, int neuron) {
    return membrane[stage][neuron];
  }

  @Override
  public void reset() {
    for (float[] stage : membrane) {
      Arrays.fill(stage, 0f);
    }
    Arrays.fill(firedCount, 0);
    spikes.clear();
  }
}
