package io.github.spikeword.trainer.optimise;

import io.github.spikeword.trainer.bptt.Parameters.Group;
import io.github.spikeword.trainer.bptt.Parameters.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, arXiv:1412.6980) with decoupled weight decay (Loshchilov and Hutter
 * 2019, arXiv:1711.05101): {@code w -= rate * (m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + eps) +
 * decay * w)}. Decay acts on synapses only.
 */
public final class Adam {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final List<Tensor> mean;
  private final List<Tensor> square;
  private final double decay;
  private long updates;

  /**
   * @param variables what will be updated, for its sizes
   * @param decay weight decay, from 0; 0 is plain Adam
   */
  public Adam(List<Tensor> variables, double decay) {
    mean = variables.stream().map(Tensor::zeros).toList();
    square = variables.stream().map(Tensor::zeros).toList();
    this.decay = decay;
  }

  /** Running mean of the gradient; live, for checkpoints. */
  public List<Tensor> mean() {
    return mean;
  }

  /** Running mean of the squared gradient; live, for checkpoints. */
  public List<Tensor> square() {
    return square;
  }

  /** Number of updates so far. */
  public long updates() {
    return updates;
  }

  /** Continues from a checkpoint's number of updates. */
  public void setUpdates(long updates) {
    this.updates = updates;
  }

  /**
   * Takes one step.
   *
   * @param variables what to change, in the order of the constructor's
   * @param gradient the loss's derivative, in the same order
   * @param rates learning rate per group at the present point of the schedule; a group that is
   *     missing is frozen, moments and all
   */
  public void update(List<Tensor> variables, List<Tensor> gradient, Map<Group, Double> rates) {
    updates++;
    float mean1 = (float) (1 / (1 - StrictMath.pow(BETA1, (double) updates)));
    float square1 = (float) (1 / (1 - StrictMath.pow(BETA2, (double) updates)));
    for (int k = 0; k < variables.size(); k++) {
      Group group = variables.get(k).group();
      if (!rates.containsKey(group)) {
        continue;
      }
      double rate = rates.get(group);
      float shrink = group == Group.CORE ? (float) (1 - rate * decay) : 1f;
      float[][] w = variables.get(k).rows();
      for (int i = 0; i < w.length; i++) {
        row(
            w[i],
            gradient.get(k).rows()[i],
            mean.get(k).rows()[i],
            square.get(k).rows()[i],
            (float) rate * mean1,
            square1,
            shrink);
      }
    }
  }

  private static void row(
      float[] w, float[] g, float[] m, float[] v, float rate, float square1, float shrink) {
    for (int j = 0; j < w.length; j++) {
      m[j] = BETA1 * m[j] + (1 - BETA1) * g[j];
      v[j] = BETA2 * v[j] + (1 - BETA2) * (g[j] * g[j]);
    }
    for (int j = 0; j < w.length; j++) {
      w[j] = shrink * w[j] - rate * m[j] / ((float) Math.sqrt(v[j] * square1) + EPSILON);
    }
  }
}
