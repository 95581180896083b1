package io.github.spikeword.trainer.bptt;

import java.util.Arrays;

/**
 * Runs a clip through the network, stage after stage, with the update rule of {@link
 * io.github.spikeword.models.network.Simulator} and the same float operations in the same order, so
 * that its spikes equal the reference simulator's bit for bit. One per worker; not thread-safe.
 */
public final class ForwardPass {

  private static final float STEEP = 1e12f;

  private final ChipWeights weights;
  private final Activation activation;
  private final float[][] membrane;
  private final float[][] charge;
  private final float[][] justBelow;

  /** A forward pass over the given weights, which may be refilled between clips. */
  public ForwardPass(ChipWeights weights, Activation activation) {
    this.weights = weights;
    this.activation = activation;
    int stages = weights.shape.stages();
    membrane = new float[stages][];
    charge = new float[stages][];
    justBelow = new float[stages][];
    for (int s = 0; s < stages; s++) {
      int neurons = weights.shape.stage(s).neurons();
      membrane[s] = new float[neurons];
      charge[s] = new float[neurons];
      justBelow[s] = new float[neurons];
    }
  }

  /** Fills the clip's traces, starting from membranes at zero. */
  public void run(ClipTrace clip) {
    drive(clip);
    for (int s = 0; s < clip.stages.length; s++) {
      runStage(clip, s);
    }
  }

  private void drive(ClipTrace clip) {
    float[] gain = weights.gain;
    float saturation = weights.saturation;
    for (int t = 0; t < clip.steps; t++) {
      float[] in = clip.input[t];
      float[] out = clip.driven[t];
      for (int c = 0; c < out.length; c++) {
        out[c] = Math.min(saturation, gain[c] * (in[c] * clip.channelGain[c]));
      }
    }
  }

  private void runStage(ClipTrace clip, int s) {
    StageTrace trace = clip.stages[s];
    trace.clearCounts();
    float[] v = membrane[s];
    float[] theta = weights.threshold[s];
    float[] below = justBelow[s];
    Arrays.fill(v, 0f);
    for (int n = 0; n < theta.length; n++) {
      below[n] = Math.nextDown(theta[n]);
    }
    for (int t = 0; t < clip.steps; t++) {
      charge(clip, s, t);
      float[] u = trace.charged[t];
      leakAndAdd(v, weights.leak[s], charge[s], u);
      float[] out = trace.spikes[t];
      if (activation.graded()) {
        fireGraded(u, theta, out, v);
      } else {
        fire(u, theta, below, out, v);
      }
      trace.listActive(t, t >= clip.countFrom);
    }
  }

  private void charge(ClipTrace clip, int s, int t) {
    float[] c = charge[s];
    if (s == 0) {
      float[] in = clip.driven[t];
      float[] w = weights.frontEnd;
      for (int n = 0; n < c.length; n++) {
        c[n] = w[n] * in[n];
      }
      return;
    }
    Arrays.fill(c, 0f);
    add(clip.stages[s - 1], t, weights.feedForward[s - 1], c);
    if (t > 0 && weights.recurrent[s - 1].length > 0) {
      add(clip.stages[s], t - 1, weights.recurrent[s - 1], c);
    }
  }

  private void add(StageTrace from, int t, float[][] rows, float[] c) {
    if (activation.graded()) {
      Rows.addActiveScaled(rows, from.active[t], from.activeCount[t], from.spikes[t], c);
    } else {
      Rows.addActive(rows, from.active[t], from.activeCount[t], c);
    }
  }

  private static void leakAndAdd(float[] v, float[] leak, float[] c, float[] u) {
    for (int n = 0; n < u.length; n++) {
      u[n] = Math.max(v[n] - leak[n], 0f) + c[n];
    }
  }

  /**
   * The comparison {@code u >= theta} as a steep clamped ramp, which the JIT vectorises: for theta
   * above 2e-5 it gives exactly 0 or 1.
   */
  private static void fire(float[] u, float[] theta, float[] below, float[] s, float[] v) {
    for (int n = 0; n < u.length; n++) {
      s[n] = Math.min(1f, Math.max(0f, (u[n] - below[n]) * STEEP));
    }
    for (int n = 0; n < u.length; n++) {
      v[n] = Math.max(u[n], 0f) - s[n] * theta[n];
    }
  }

  private void fireGraded(float[] u, float[] theta, float[] s, float[] v) {
    float perWeight = ChipWeights.WEIGHT_PER_CODE;
    float slope = (float) activation.slope();
    float peak = (float) activation.peak();
    for (int n = 0; n < u.length; n++) {
      float clamped = Math.max(u[n], 0f);
      float x = (clamped - theta[n]) * perWeight;
      s[n] = peak * x / (1f + slope * Math.abs(x));
      v[n] = clamped - s[n] * theta[n];
    }
  }
}
