package io.github.spikeword.trainer.bptt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One value per trainable number of a network: the latent parameters themselves, their gradient, or
 * an optimiser's moments. All share this layout.
 *
 * <p>Matrices are arrays of rows, because the JIT vectorises loops over rows but not over slices of
 * one flat array.
 */
public final class Parameters {

  /** Which learning rate a tensor follows. */
  public enum Group {
    /** Natural logarithm of the host-side gain per channel. */
    GAIN,
    /** Front-end weights, weight units. */
    FRONT_END,
    /** Synapses of the layers, weight units. */
    CORE,
    /** Read-out bias per label. */
    BIAS,
    /** Natural logarithm of the time constants, milliseconds. */
    TAU,
    /** Sign variables of sign annealing, which with {@link #MAGNITUDE} stand for the synapses. */
    SIGN,
    /** Magnitude variables of sign annealing. */
    MAGNITUDE
  }

  /**
   * A named matrix.
   *
   * @param rows {@code [inputs][neurons]} for synapses, one row for vectors
   */
  public record Tensor(String name, Group group, float[][] rows) {
    /** Number of values. */
    public int size() {
      return rows.length * rows[0].length;
    }

    /** Zeros of the same name, group and size. */
    public Tensor zeros() {
      return new Tensor(name, group, new float[rows.length][rows[0].length]);
    }
  }

  private final NetworkShape shape;
  private final float[] logGain;
  private final float[] frontEnd;
  private final float[] bias;
  private final float[][][] feedForward;
  private final float[][][] recurrent;
  private final float[][] logTau;
  private final List<Tensor> tensors;
  private final List<Tensor> synapses;

  /** All zeros. */
  public Parameters(NetworkShape shape) {
    this.shape = shape;
    int layers = shape.layers().size();
    logGain = new float[shape.channels()];
    frontEnd = new float[shape.channels()];
    bias = new float[shape.labels().size()];
    feedForward = new float[layers][][];
    recurrent = new float[layers][][];
    logTau = new float[shape.stages()][];
    List<Tensor> all = new ArrayList<>();
    all.add(vector("log-gain", Group.GAIN, logGain));
    all.add(vector("front-end", Group.FRONT_END, frontEnd));
    int inputs = shape.channels();
    for (int l = 0; l < layers; l++) {
      NetworkShape.StageShape stage = shape.layers().get(l);
      feedForward[l] = new float[inputs][stage.neurons()];
      all.add(new Tensor(stage.name() + "/feed-forward", Group.CORE, feedForward[l]));
      recurrent[l] = new float[stage.recurrent() ? stage.neurons() : 0][stage.neurons()];
      if (stage.recurrent()) {
        all.add(new Tensor(stage.name() + "/recurrent", Group.CORE, recurrent[l]));
      }
      inputs = stage.neurons();
    }
    all.add(vector("bias", Group.BIAS, bias));
    for (int s = 0; s < shape.stages(); s++) {
      logTau[s] = new float[shape.stage(s).neurons()];
      all.add(vector(shape.stage(s).name() + "/log-tau", Group.TAU, logTau[s]));
    }
    tensors = List.copyOf(all);
    synapses = tensors.stream().filter(tensor -> tensor.group() == Group.CORE).toList();
  }

  private static Tensor vector(String name, Group group, float[] values) {
    return new Tensor(name, group, new float[][] {values});
  }

  /** The network these belong to. */
  public NetworkShape shape() {
    return shape;
  }

  /** All tensors in a fixed order; their rows are live, not copies. */
  public List<Tensor> tensors() {
    return tensors;
  }

  /**
   * The synapse matrices of the layers in order, a layer's feed-forward one before its recurrent
   * one: the tensors of {@link Group#CORE}, live.
   */
  public List<Tensor> synapses() {
    return synapses;
  }

  /** Natural logarithm of the host-side gain per channel; live. */
  public float[] logGain() {
    return logGain;
  }

  /** Front-end weight per channel, weight units; live. */
  public float[] frontEnd() {
    return frontEnd;
  }

  /** Read-out bias per label; live. */
  public float[] bias() {
    return bias;
  }

  /** Weights from the stage before into layer {@code layer} (0-based), weight units; live. */
  public float[][] feedForward(int layer) {
    return feedForward[layer];
  }

  /** Recurrent weights of layer {@code layer} (0-based), weight units, if it has any; live. */
  public Optional<float[][]> recurrent(int layer) {
    return recurrent[layer].length == 0 ? Optional.empty() : Optional.of(recurrent[layer]);
  }

  /** Natural logarithm of the time constants of a stage, milliseconds; live. */
  public float[] logTau(int stage) {
    return logTau[stage];
  }

  /** Sets everything to zero. */
  public void clear() {
    for (Tensor tensor : tensors) {
      for (float[] row : tensor.rows()) {
        Arrays.fill(row, 0f);
      }
    }
  }

  /** Adds another's values, element by element. */
  public void add(Parameters other) {
    for (int k = 0; k < tensors.size(); k++) {
      float[][] mine = tensors.get(k).rows();
      float[][] theirs = other.tensors.get(k).rows();
      for (int i = 0; i < mine.length; i++) {
        addRow(mine[i], theirs[i]);
      }
    }
  }

  private static void addRow(float[] into, float[] from) {
    for (int j = 0; j < into.length; j++) {
      into[j] += from[j];
    }
  }

  /** Becomes {@code keep * this + (1 - keep) * other}. */
  public void average(Parameters other, float keep) {
    for (int k = 0; k < tensors.size(); k++) {
      float[][] mine = tensors.get(k).rows();
      float[][] theirs = other.tensors.get(k).rows();
      for (int i = 0; i < mine.length; i++) {
        averageRow(mine[i], theirs[i], keep);
      }
    }
  }

  private static void averageRow(float[] into, float[] from, float keep) {
    for (int j = 0; j < into.length; j++) {
      into[j] = keep * into[j] + (1 - keep) * from[j];
    }
  }

  /** Takes over another's values. */
  public void set(Parameters other) {
    for (int k = 0; k < tensors.size(); k++) {
      float[][] mine = tensors.get(k).rows();
      float[][] theirs = other.tensors.get(k).rows();
      for (int i = 0; i < mine.length; i++) {
        System.arraycopy(theirs[i], 0, mine[i], 0, mine[i].length);
      }
    }
  }

  /** An independent copy. */
  public Parameters copy() {
    Parameters copy = new Parameters(shape);
    copy.set(this);
    return copy;
  }
}
