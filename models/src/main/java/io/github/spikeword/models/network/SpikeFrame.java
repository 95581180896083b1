package io.github.spikeword.models.network;

import java.util.Arrays;
import java.util.List;

/**
 * The spikes of one step: one bit per neuron of every stage. Simulators own one and reuse it, so a
 * caller that keeps spikes takes a {@link #copy()}.
 */
public final class SpikeFrame {

  private final int[] neurons;
  private final long[][] words;

  /** An empty frame for stages of the given sizes. */
  public SpikeFrame(List<Integer> neuronsPerStage) {
    neurons = neuronsPerStage.stream().mapToInt(Integer::intValue).toArray();
    words = new long[neurons.length][];
    for (int s = 0; s < neurons.length; s++) {
      words[s] = new long[(neurons[s] + 63) >>> 6];
    }
  }

  private SpikeFrame(int[] neurons, long[][] words) {
    this.neurons = neurons;
    this.words = words;
  }

  /** An empty frame for a network's stages. */
  public static SpikeFrame of(Network network) {
    return new SpikeFrame(network.stages().stream().map(Stage::neurons).toList());
  }

  /** Number of stages; stage 0 is the front end. */
  public int stages() {
    return neurons.length;
  }

  /** Number of neurons of a stage. */
  public int neurons(int stage) {
    return neurons[stage];
  }

  /** Whether a neuron fired. */
  public boolean fired(int stage, int neuron) {
    return (words[stage][neuron >>> 6] >>> neuron & 1L) != 0;
  }

  /** Number of spikes in a stage. */
  public int count(int stage) {
    int count = 0;
    for (long word : words[stage]) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Number of spikes among neurons {@code from} (inclusive) to {@code to} (exclusive). */
  public int count(int stage, int from, int to) {
    int count = 0;
    long[] bits = words[stage];
    for (int w = from >>> 6; w << 6 < to; w++) {
      long word = bits[w];
      int base = w << 6;
      if (from > base) {
        word &= -1L << (from - base);
      }
      if (to < base + 64) {
        word &= (1L << (to - base)) - 1;
      }
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Number of spikes in the last stage among {@code neurons} neurons from {@code first} on. */
  public int countOutputs(int first, int neurons) {
    return count(this.neurons.length - 1, first, first + neurons);
  }

  /** The bits of a stage, neuron n in bit n mod 64 of word n / 64; a copy. */
  public long[] bits(int stage) {
    return words[stage].clone();
  }

  /**
   * The bits of a stage as lower-case hexadecimal digits: neuron n is bit n mod 4 of digit n / 4.
   */
  public String hex(int stage) {
    StringBuilder text = new StringBuilder((neurons[stage] + 3) / 4);
    for (int n = 0; n < neurons[stage]; n += 4) {
      text.append(Character.forDigit((int) (words[stage][n >>> 6] >>> n & 15), 16));
    }
    return text.toString();
  }

  /** Marks a neuron as fired. For simulators. */
  public void fire(int stage, int neuron) {
    words[stage][neuron >>> 6] |= 1L << neuron;
  }

  /** Removes all spikes of all stages. For simulators. */
  public void clear() {
    for (long[] bits : words) {
      Arrays.fill(bits, 0L);
    }
  }

  /** A copy that does not change with the simulator's next step. */
  public SpikeFrame copy() {
    long[][] bits = new long[words.length][];
    for (int s = 0; s < bits.length; s++) {
      bits[s] = words[s].clone();
    }
    return new SpikeFrame(neurons, bits);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpikeFrame that
        && Arrays.equals(neurons, that.neurons)
        && Arrays.deepEquals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(words);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("SpikeFrame[");
    for (int s = 0; s < neurons.length; s++) {
      text.append(s == 0 ? "" : ", ").append(count(s)).append('/').append(neurons[s]);
    }
    return text.append(']').toString();
  }
}
