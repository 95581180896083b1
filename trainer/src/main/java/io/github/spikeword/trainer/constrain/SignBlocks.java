package io.github.spikeword.trainer.constrain;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.trainer.bptt.Parameters;
import java.util.ArrayList;
import java.util.List;

/**
 * One sign for every sign block: five consecutive inputs of one neuron, the last block of a matrix
 * short. Immutable.
 */
public final class SignBlocks {

  /** +1 or -1, {@code [tensor][block][neuron]}; empty for tensors that are no synapses. */
  private final byte[][][] signs;

  private SignBlocks(byte[][][] signs) {
    this.signs = signs;
  }

  /** Every block takes the sign of the sum of its weights; a sum of zero counts as positive. */
  public static SignBlocks ofSums(Parameters parameters) {
    List<byte[][]> signs = new ArrayList<>();
    for (Parameters.Tensor tensor : parameters.tensors()) {
      signs.add(tensor.group() == Parameters.Group.CORE ? signsOf(tensor.rows()) : new byte[0][0]);
    }
    return new SignBlocks(signs.toArray(new byte[0][][]));
  }

  /** Restores signs from {@link #toBytes}. */
  public static SignBlocks ofBytes(byte[][][] signs) {
    return new SignBlocks(deepCopy(signs));
  }

  /** The signs, {@code [tensor][block][neuron]}; a copy. */
  public byte[][][] toBytes() {
    return deepCopy(signs);
  }

  private static byte[][][] deepCopy(byte[][][] from) {
    byte[][][] copy = new byte[from.length][][];
    for (int k = 0; k < from.length; k++) {
      copy[k] = new byte[from[k].length][];
      for (int b = 0; b < from[k].length; b++) {
        copy[k][b] = from[k][b].clone();
      }
    }
    return copy;
  }

  private static byte[][] signsOf(float[][] w) {
    int blocks = (w.length + H1v2.SIGN_BLOCK - 1) / H1v2.SIGN_BLOCK;
    byte[][] signs = new byte[blocks][w[0].length];
    for (int b = 0; b < blocks; b++) {
      for (int j = 0; j < w[0].length; j++) {
        double sum = 0;
        for (int i = b * H1v2.SIGN_BLOCK; i < Math.min(w.length, (b + 1) * H1v2.SIGN_BLOCK); i++) {
          sum += w[i][j];
        }
        signs[b][j] = (byte) (sum < 0 ? -1 : 1);
      }
    }
    return signs;
  }

  /** Signs of the block that row {@code input} of a tensor lies in, one per neuron; live. */
  byte[] row(int tensor, int input) {
    return signs[tensor][input / H1v2.SIGN_BLOCK];
  }
}
