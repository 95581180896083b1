package io.github.spikeword.trainer.constrain;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.trainer.bptt.Parameters;

/**
 * One sign for every sign block: five consecutive inputs of one neuron, the last block of a matrix
 * short. Immutable.
 */
public final class SignBlocks {

  /** +1 or -1, {@code [matrix][block][neuron]}, matrices as in {@link Parameters#synapses}. */
  private final byte[][][] signs;

  private SignBlocks(byte[][][] signs) {
    this.signs = signs;
  }

  /** Every block takes the sign of the sum of its weights; a sum of zero counts as positive. */
  public static SignBlocks ofSums(Parameters parameters) {
    return new SignBlocks(
        parameters.synapses().stream()
            .map(tensor -> signsOf(tensor.rows()))
            .toArray(byte[][][]::new));
  }

  /**
   * Given signs.
   *
   * @param signs +1 or -1, {@code [matrix][block][neuron]}, as {@link #toBytes} gives them
   */
  public static SignBlocks ofBytes(byte[][][] signs) {
    return new SignBlocks(deepCopy(signs));
  }

  /** The signs, +1 or -1, {@code [matrix][block][neuron]}; a copy. */
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
    byte[][] signs = new byte[blocks(w.length)][w[0].length];
    for (int b = 0; b < signs.length; b++) {
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

  /** Number of blocks over a number of inputs, a short last one counted. */
  static int blocks(int inputs) {
    return (inputs + H1v2.SIGN_BLOCK - 1) / H1v2.SIGN_BLOCK;
  }

  /** Signs of the block that row {@code input} of a matrix lies in, one per neuron; live. */
  byte[] row(int matrix, int input) {
    return signs[matrix][input / H1v2.SIGN_BLOCK];
  }
}
