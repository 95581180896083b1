package io.github.spikeword.trainer.bptt;

/** What a clip should have given. */
public sealed interface Target {

  /**
   * One label for the whole clip.
   *
   * @param index position in the network's labels
   */
  record Label(int index) implements Target {}

  /**
   * A label for every step.
   *
   * @param probabilities {@code [steps][labels]}, each row summing to 1: a label or a teacher's
   *     opinion
   * @param weights weight of every step, from 0
   */
  record Frames(float[][] probabilities, float[] weights) implements Target {}
}
