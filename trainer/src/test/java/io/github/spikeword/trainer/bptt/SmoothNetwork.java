package io.github.spikeword.trainer.bptt;

import io.github.spikeword.models.chip.H1v2;

/**
 * The network with graded outputs {@code peak * x / (1 + slope * |x|)} instead of spikes, written
 * independently in double precision and weight units: what the surrogate gradient is the true
 * gradient of.
 */
final class SmoothNetwork {

  final double[][][] outputs;

  /** Runs {@code input[steps][channels]} through latent parameters taken at face value. */
  SmoothNetwork(Parameters p, double[][] input, double slope, double peak) {
    NetworkShape shape = p.shape();
    int steps = input.length;
    outputs = new double[shape.stages()][steps][];
    double theta = H1v2.THRESHOLD_WEIGHT_UNITS;
    double[][] v = new double[shape.stages()][];
    for (int s = 0; s < v.length; s++) {
      v[s] = new double[shape.stage(s).neurons()];
    }
    for (int t = 0; t < steps; t++) {
      for (int s = 0; s < v.length; s++) {
        double[] out = new double[v[s].length];
        for (int n = 0; n < out.length; n++) {
          double charge = 0;
          if (s == 0) {
            charge = p.frontEnd()[n] * Math.exp(p.logGain()[n]) * input[t][n];
          } else {
            for (int i = 0; i < outputs[s - 1][t].length; i++) {
              charge += p.feedForward(s - 1)[i][n] * outputs[s - 1][t][i];
            }
            if (t > 0 && p.recurrent(s - 1).isPresent()) {
              for (int i = 0; i < out.length; i++) {
                charge += p.recurrent(s - 1).get()[i][n] * outputs[s][t - 1][i];
              }
            }
          }
          double leak = theta * shape.stepMillis() / Math.exp(p.logTau(s)[n]);
          double u = Math.max(0, Math.max(0, v[s][n] - leak) + charge);
          double x = u - theta;
          out[n] = peak * x / (1 + slope * Math.abs(x));
          v[s][n] = u - theta * out[n];
        }
        outputs[s][t] = out;
      }
    }
  }

  /** Output of the last stage. */
  double[][] last() {
    return outputs[outputs.length - 1];
  }
}
