package io.github.spikeword.trainer.optimise;

import io.github.spikeword.trainer.bptt.Parameters;
import java.util.Map;

/** The Euclidean norm of a gradient over the groups that are trained, and clipping to a limit. */
public final class GradientNorm {

  /**
   * Scales the gradient down to the limit if its norm exceeds it.
   *
   * @param limit largest norm, positive; infinity for none
   * @return the norm before clipping; not finite if the gradient is not, which is then left alone
   */
  public static double clip(
      Parameters gradient, Map<Parameters.Group, Double> rates, double limit) {
    double sum = 0;
    for (Parameters.Tensor tensor : gradient.tensors()) {
      if (rates.getOrDefault(tensor.group(), 0.0) != 0) {
        for (float[] row : tensor.rows()) {
          sum += squares(row);
        }
      }
    }
    double norm = Math.sqrt(sum);
    if (norm > limit && norm < Double.POSITIVE_INFINITY) {
      float factor = (float) (limit / norm);
      for (Parameters.Tensor tensor : gradient.tensors()) {
        for (float[] row : tensor.rows()) {
          for (int j = 0; j < row.length; j++) {
            row[j] *= factor;
          }
        }
      }
    }
    return norm;
  }

  private static double squares(float[] row) {
    double a = 0;
    double b = 0;
    int j = 0;
    for (; j + 1 < row.length; j += 2) {
      a += (double) row[j] * row[j];
      b += (double) row[j + 1] * row[j + 1];
    }
    if (j < row.length) {
      a += (double) row[j] * row[j];
    }
    return a + b;
  }

  private GradientNorm() {}
}
