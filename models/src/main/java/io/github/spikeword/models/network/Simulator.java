package io.github.spikeword.models.network;

/**
 * Steps a network through time. One simulator is the state of one listener: membranes of every
 * neuron and the recurrent spikes of the step before. Not thread-safe; never shared between
 * sessions.
 *
 * <p>All implementations compute, in code units and float32, for every stage in order
 *
 * <pre>
 *   U    = max(V - leak, 0) + charge         charge = code * input (front end)
 *   U    = max(U, 0)                                = sum of weight codes of the neurons that fired:
 *   s    = U >= threshold                             this step in the stage before, last step in
 *   V    = U - s * threshold                          the layer itself
 * </pre>
 *
 * and so give the same spikes bit for bit. Update rule: inferred, see {@code docs/chip.md}.
 */
public interface Simulator extends AutoCloseable {

  /**
   * Largest input magnitude. Far beyond any sensible feature, yet small enough that no membrane can
   * overflow: a float stops growing at about 2^25 times what is added, here at 2e33.
   */
  float MAX_INPUT = 1e24f;

  /** The network that is stepped. */
  Network network();

  /**
   * Advances by one step.
   *
   * @param input one value per channel, magnitude up to {@link #MAX_INPUT}; what reaches the
   *     front-end weights
   * @return the spikes of this step; the same object at every call, overwritten by the next
   * @throws IllegalArgumentException if the length is not the number of channels or a value lies
   *     outside
   */
  SpikeFrame step(float[] input);

  /**
   * Membrane of a neuron after the last step, code units, from 0; at most the threshold unless its
   * charge per step exceeds that.
   */
  float membrane(int stage, int neuron);

  /** Puts every membrane to zero and forgets the spikes of the step before. */
  void reset();

  /** Frees native memory, if any. */
  @Override
  default void close() {}
}
