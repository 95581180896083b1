package io.github.spikeword.trainer.constrain;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.bptt.Parameters.Group;
import io.github.spikeword.trainer.bptt.Parameters.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Synapses whose sign blocks agree at every moment: {@code w = 1.66 * tanh(sharpness * a) *
 * sigmoid(m)}, with one sign variable a per block and neuron and one magnitude variable m per
 * weight. While the sharpness is low a block can still change its sign; as it grows over the run
 * the signs become hard. That the vendor has such a scheduler, and its range of sharpness, is
 * documented; the formula is ours (h1v2 section 7 in {@code docs/chip.md}).
 */
public final class SignAnnealing {

  /** Sharpness at the start of a run. Documented (the vendor's example). */
  public static final double FIRST_SHARPNESS = 0.5;

  /** Sharpness at the end of a run. Documented (the vendor's example). */
  public static final double LAST_SHARPNESS = 20;

  /** Largest share of the reach that a starting magnitude takes, so that it can still move. */
  private static final double LARGEST_SHARE = 0.98;

  private final List<Tensor> signs = new ArrayList<>();
  private final List<Tensor> magnitudes = new ArrayList<>();

  /** All variables zero, also to hold a gradient. */
  public SignAnnealing(NetworkShape shape) {
    for (Tensor synapses : new Parameters(shape).synapses()) {
      int neurons = synapses.rows()[0].length;
      int blocks = SignBlocks.blocks(synapses.rows().length);
      signs.add(new Tensor(synapses.name() + "/sign", Group.SIGN, new float[blocks][neurons]));
      magnitudes.add(
          new Tensor(
              synapses.name() + "/magnitude",
              Group.MAGNITUDE,
              new float[synapses.rows().length][neurons]));
    }
  }

  /**
   * Variables that give weights close to the given ones at {@link #FIRST_SHARPNESS}: a block takes
   * the sign of its sum, weights of that sign keep their magnitude as far as {@code 1.66 *
   * tanh(0.5)} reaches, weights of the other sign start at the smallest level.
   */
  public static SignAnnealing startingAt(Parameters parameters) {
    SignAnnealing start = new SignAnnealing(parameters.shape());
    SignBlocks blocks = SignBlocks.ofSums(parameters);
    double reach = H1v2.MAX_WEIGHT * StrictMath.tanh(FIRST_SHARPNESS);
    double smallest = 1 / H1v2.CODE_UNITS_PER_WEIGHT / reach;
    for (int k = 0; k < start.signs.size(); k++) {
      float[][] w = parameters.synapses().get(k).rows();
      for (int i = 0; i < w.length; i++) {
        byte[] sign = blocks.row(k, i);
        float[] m = start.magnitudes.get(k).rows()[i];
        for (int j = 0; j < m.length; j++) {
          start.signs.get(k).rows()[i / H1v2.SIGN_BLOCK][j] = sign[j];
          double share = Math.min(LARGEST_SHARE, Math.max(smallest, sign[j] * w[i][j] / reach));
          m[j] = (float) StrictMath.log(share / (1 - share));
        }
      }
    }
    return start;
  }

  /**
   * The sharpness at a point of a run, growing geometrically.
   *
   * @param progress share of the run that is over, in [0, 1]
   */
  public static double sharpness(double progress) {
    return FIRST_SHARPNESS * StrictMath.pow(LAST_SHARPNESS / FIRST_SHARPNESS, progress);
  }

  /** All variables in a fixed order, live: first the signs, then the magnitudes. */
  public List<Tensor> variables() {
    return Stream.concat(signs.stream(), magnitudes.stream()).toList();
  }

  /** Writes the weights that the variables stand for into the synapses of the parameters. */
  public void fill(Parameters parameters, double sharpness) {
    for (int k = 0; k < signs.size(); k++) {
      float[][] w = parameters.synapses().get(k).rows();
      double[] towards = new double[w[0].length];
      for (int i = 0; i < w.length; i++) {
        if (i % H1v2.SIGN_BLOCK == 0) {
          softSigns(signs.get(k).rows()[i / H1v2.SIGN_BLOCK], sharpness, towards);
        }
        float[] m = magnitudes.get(k).rows()[i];
        for (int j = 0; j < m.length; j++) {
          w[i][j] = (float) (H1v2.MAX_WEIGHT * towards[j] * sigmoid(m[j]));
        }
      }
    }
  }

  /**
   * Turns a derivative by the weights into one by the variables.
   *
   * @param byWeights its synapses hold the derivative of the loss by each weight
   * @param into receives the derivative by each variable; overwritten
   */
  public void gradient(Parameters byWeights, double sharpness, SignAnnealing into) {
    for (int k = 0; k < signs.size(); k++) {
      float[][] g = byWeights.synapses().get(k).rows();
      double[] towards = new double[g[0].length];
      float[] signGradient = into.signs.get(k).rows()[0];
      for (int i = 0; i < g.length; i++) {
        if (i % H1v2.SIGN_BLOCK == 0) {
          softSigns(signs.get(k).rows()[i / H1v2.SIGN_BLOCK], sharpness, towards);
          signGradient = into.signs.get(k).rows()[i / H1v2.SIGN_BLOCK];
          Arrays.fill(signGradient, 0f);
        }
        float[] m = magnitudes.get(k).rows()[i];
        float[] magnitudeGradient = into.magnitudes.get(k).rows()[i];
        for (int j = 0; j < m.length; j++) {
          double magnitude = H1v2.MAX_WEIGHT * sigmoid(m[j]);
          double slope = sharpness * (1 - towards[j] * towards[j]);
          signGradient[j] += (float) (g[i][j] * magnitude * slope);
          magnitudeGradient[j] = (float) (g[i][j] * magnitude * towards[j] * (1 - sigmoid(m[j])));
        }
      }
    }
  }

  /** The sign of every block; a variable of zero counts as positive. */
  public SignBlocks blocks() {
    byte[][][] hard = new byte[signs.size()][][];
    for (int k = 0; k < hard.length; k++) {
      float[][] a = signs.get(k).rows();
      hard[k] = new byte[a.length][a[0].length];
      for (int b = 0; b < a.length; b++) {
        for (int j = 0; j < a[b].length; j++) {
          hard[k][b][j] = (byte) (a[b][j] < 0 ? -1 : 1);
        }
      }
    }
    return SignBlocks.ofBytes(hard);
  }

  private static void softSigns(float[] a, double sharpness, double[] into) {
    for (int j = 0; j < a.length; j++) {
      into[j] = StrictMath.tanh(sharpness * a[j]);
    }
  }

  private static double sigmoid(double m) {
    return 1 / (1 + StrictMath.exp(-m));
  }
}
