package io.github.spikeword.trainer.optimise;

import io.github.spikeword.trainer.bptt.Parameters.Group;
import io.github.spikeword.trainer.bptt.Parameters.Tensor;
import java.util.List;
import java.util.Set;

/** The Euclidean norm of a gradient over the groups that are trained, and clipping to a limit. */
public final class GradientNorm {

  /**
   * Scales the gradient down to the limit if its norm exceeds it.
   *
   * @param trained groups that count
   * @param limit largest norm, positive; infinity for none
   * @return the norm before clipping; not finite if the gradient is not, which is then left alone
   */
  public static double clip(List<Tensor> gradient, Set<Group> trained, double limit) {
    double sum = 0;
    for (Tensor tensor : gradient) {
      if (trained.contains(tensor.group())) {
        for (float[] row : tensor.rows()) {
          sum += squares(row);
        }
      }
    }
    double norm = Math.sqrt(sum);
    if (norm > limit && norm < Double.POSITIVE_INFINITY) {
      float factor = (float) (limit / norm);
      for (Tensor tensor : gradient) {
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
