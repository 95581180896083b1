package io.github.spikeword.trainer.bptt;

import java.util.Arrays;

/**
 * Propagates the derivative of a loss with respect to output spikes back through layers and time
 * and adds the derivative with respect to every parameter to a gradient. One per worker; not
 * thread-safe.
 *
 * <p>Derivatives are taken in weight units. A spike's derivative is the surrogate of {@link
 * Activation}; clamps pass the ordinary subgradient (0 where clamped); rounding to the weight grid
 * and sign projection pass straight through (the latent weight receives the chip weight's
 * derivative).
 */
public final class BackwardPass {

  private static final float STEEP = 1e30f;

  private final ChipWeights weights;
  private final Activation activation;
  private final float[][][] spikeGradient;
  private final float[][][] chargeGradient;
  private final float[][] membraneGradient;
  private final float[][] leakGradient;

  /** A backward pass over the given weights for clips of up to the given number of steps. */
  public BackwardPass(ChipWeights weights, Activation activation, int maxSteps) {
    this.weights = weights;
    this.activation = activation;
    int stages = weights.shape.stages();
    spikeGradient = new float[stages][][];
    chargeGradient = new float[stages][][];
    membraneGradient = new float[stages][];
    leakGradient = new float[stages][];
    for (int s = 0; s < stages; s++) {
      int neurons = weights.shape.stage(s).neurons();
      spikeGradient[s] = new float[maxSteps][neurons];
      chargeGradient[s] = new float[maxSteps][neurons];
      membraneGradient[s] = new float[neurons];
      leakGradient[s] = new float[neurons];
    }
  }

  /**
   * Derivative of the loss with respect to the spikes of a stage, {@code [steps][neurons]}; live.
   * To be filled for every stage and step of the clip before {@link #run}, with zeros where a loss
   * does not look at the spikes directly; used up by it.
   */
  public float[][] spikeGradient(int stage) {
    return spikeGradient[stage];
  }

  /** Adds the gradient of one clip. */
  public void run(ClipTrace clip, Parameters gradient) {
    for (int s = clip.stages.length - 1; s >= 0; s--) {
      Arrays.fill(leakGradient[s], 0f);
      throughNeurons(clip, s);
      throughTimeConstants(s, gradient);
      if (s == 0) {
        throughFrontEnd(clip, gradient);
      } else {
        throughSynapses(clip, s, gradient);
      }
    }
  }

  private void throughNeurons(ClipTrace clip, int s) {
    StageTrace trace = clip.stages[s];
    float[][] loop = s == 0 ? new float[0][0] : weights.recurrentTransposed[s - 1];
    boolean recurrent = s > 0 && weights.recurrent[s - 1].length > 0;
    float[] gv = membraneGradient[s];
    Arrays.fill(gv, 0f);
    for (int t = clip.steps - 1; t >= 0; t--) {
      float[] gs = spikeGradient[s][t];
      if (recurrent && t + 1 < clip.steps) {
        Rows.addProduct(loop, chargeGradient[s][t + 1], gs);
      }
      float[] gu = chargeGradient[s][t];
      surrogate(trace.charged[t], weights.threshold[s], gs, gv, gu);
      if (t > 0) {
        throughLeak(s, trace.charged[t - 1], trace.spikes[t - 1], gu);
      }
    }
  }

  /** From spike and membrane after the step to the charged membrane before it. */
  private void surrogate(float[] u, float[] theta, float[] gs, float[] gv, float[] gu) {
    float perWeight = ChipWeights.WEIGHT_PER_CODE;
    float slope = (float) activation.slope();
    float peak = (float) activation.peak();
    float reset = activation.throughReset() ? perWeight : 0f;
    for (int n = 0; n < u.length; n++) {
      float x = (Math.max(u[n], 0f) - theta[n]) * perWeight;
      float d = 1f + slope * Math.abs(x);
      float open = Math.min(1f, Math.max(0f, u[n] * STEEP));
      gu[n] = (gv[n] + peak * (gs[n] - gv[n] * (theta[n] * reset)) / (d * d)) * open;
    }
  }

  /** From the charged membrane to the membrane of the step before, and to the leak. */
  private void throughLeak(int s, float[] before, float[] spikes, float[] gu) {
    float[] gv = membraneGradient[s];
    float[] leak = weights.leak[s];
    float[] theta = weights.threshold[s];
    float[] gl = leakGradient[s];
    for (int n = 0; n < gu.length; n++) {
      float rest = (Math.max(before[n], 0f) - spikes[n] * theta[n]) - leak[n];
      float g = gu[n] * Math.min(1f, Math.max(0f, rest * STEEP));
      gv[n] = g;
      gl[n] -= g;
    }
  }

  /** The leak is threshold * step / tau, so its derivative by log tau is minus the leak itself. */
  private void throughTimeConstants(int s, Parameters gradient) {
    float[] into = gradient.logTau(s);
    float[] leak = weights.leak[s];
    for (int n = 0; n < into.length; n++) {
      into[n] -= leakGradient[s][n] * (leak[n] * ChipWeights.WEIGHT_PER_CODE);
    }
  }

  private void throughFrontEnd(ClipTrace clip, Parameters gradient) {
    float[] gw = gradient.frontEnd();
    float[] gg = gradient.logGain();
    for (int t = 0; t < clip.steps; t++) {
      float[] g = chargeGradient[0][t];
      float[] driven = clip.driven[t];
      for (int c = 0; c < g.length; c++) {
        gw[c] += g[c] * driven[c];
        if (driven[c] < weights.saturation) {
          gg[c] += g[c] * driven[c] * (weights.frontEnd[c] * ChipWeights.WEIGHT_PER_CODE);
        }
      }
    }
  }

  private void throughSynapses(ClipTrace clip, int s, Parameters gradient) {
    StageTrace before = clip.stages[s - 1];
    StageTrace here = clip.stages[s];
    float[][] gw = gradient.feedForward(s - 1);
    float[][] transposed = weights.feedForwardTransposed[s - 1];
    for (int t = 0; t < clip.steps; t++) {
      float[] g = chargeGradient[s][t];
      Rows.addOuter(gw, before.active[t], before.activeCount[t], before.spikes[t], g);
      Rows.addProduct(transposed, g, spikeGradient[s - 1][t]);
    }
    if (gradient.recurrent(s - 1).isPresent()) {
      float[][] gr = gradient.recurrent(s - 1).get();
      for (int t = 1; t < clip.steps; t++) {
        Rows.addOuter(
            gr,
            here.active[t - 1],
            here.activeCount[t - 1],
            here.spikes[t - 1],
            chargeGradient[s][t]);
      }
    }
  }
}
