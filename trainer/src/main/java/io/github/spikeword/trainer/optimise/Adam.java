package io.github.spikeword.trainer.optimise;

import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import java.util.Map;

/**
 * Adam (Kingma and Ba 2015, arXiv:1412.6980) with decoupled weight decay (Loshchilov and Hutter
 * 2019, arXiv:1711.05101): {@code w -= rate * (m / (1 - b1^t) / (sqrt(v / (1 - b2^t)) + eps) +
 * decay * w)}. Decay acts on synapses only. Groups without a rate stay as they are.
 */
public final class Adam {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final Parameters mean;
  private final Parameters square;
  private final double decay;
  private long updates;

  /**
   * @param decay weight decay, from 0; 0 is plain Adam
   */
  public Adam(NetworkShape shape, double decay) {
    mean = new Parameters(shape);
    square = new Parameters(shape);
    this.decay = decay;
  }

  /** Running mean of the gradient; live, for checkpoints. */
  public Parameters mean() {
    return mean;
  }

  /** Running mean of the squared gradient; live, for checkpoints. */
  public Parameters square() {
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
   * @param rates learning rate per group, of the present schedule position; a missing group is
   *     frozen
   */
  public void update(
      Parameters parameters, Parameters gradient, Map<Parameters.Group, Double> rates) {
    updates++;
    float mean1 = (float) (1 / (1 - StrictMath.pow(BETA1, (double) updates)));
    float square1 = (float) (1 / (1 - StrictMath.pow(BETA2, (double) updates)));
    for (int k = 0; k < parameters.tensors().size(); k++) {
      Parameters.Tensor tensor = parameters.tensors().get(k);
      double rate = rates.getOrDefault(tensor.group(), 0.0);
      if (rate == 0) {
        continue;
      }
      float shrink = tensor.group() == Parameters.Group.CORE ? (float) (1 - rate * decay) : 1f;
      for (int i = 0; i < tensor.rows().length; i++) {
        row(
            tensor.rows()[i],
            gradient.tensors().get(k).rows()[i],
            mean.tensors().get(k).rows()[i],
            square.tensors().get(k).rows()[i],
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
