package io.github.spikeword.trainer.loss;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.trainer.bptt.Parameters;
import java.util.Arrays;

/**
 * Penalty on sign disagreement inside sign blocks. Per matrix: {@code weight * mean over blocks b
 * and neurons j of (sum |w_ij| - |sum w_ij|) / 5}, blocks of five consecutive inputs, the last one
 * short; zero when all signs of every block agree. The vendor documents block size, weight and the
 * zero; this formula is ours.
 *
 * @param weight factor on the loss; 0.05 in Tutorial 6
 */
public record Topology(double weight) implements WeightLoss {
  @Override
  public double apply(Parameters parameters, Parameters gradient) {
    double loss = 0;
    for (int k = 0; k < parameters.synapses().size(); k++) {
      loss += matrix(parameters.synapses().get(k).rows(), gradient.synapses().get(k).rows());
    }
    return loss;
  }

  private double matrix(float[][] w, float[][] g) {
    int blocks = (w.length + H1v2.SIGN_BLOCK - 1) / H1v2.SIGN_BLOCK;
    int neurons = w[0].length;
    double factor = weight / ((double) blocks * neurons * H1v2.SIGN_BLOCK);
    double loss = 0;
    float[] sum = new float[neurons];
    for (int first = 0; first < w.length; first += H1v2.SIGN_BLOCK) {
      int end = Math.min(w.length, first + H1v2.SIGN_BLOCK);
      Arrays.fill(sum, 0f);
      for (int i = first; i < end; i++) {
        for (int j = 0; j < neurons; j++) {
          sum[j] += w[i][j];
        }
      }
      for (int j = 0; j < neurons; j++) {
        loss -= factor * Math.abs(sum[j]);
      }
      for (int i = first; i < end; i++) {
        for (int j = 0; j < neurons; j++) {
          loss += factor * Math.abs(w[i][j]);
          g[i][j] += (float) (factor * (Math.signum(w[i][j]) - Math.signum(sum[j])));
        }
      }
    }
    return loss;
  }
}
