package io.github.spikeword.trainer.bptt;

import java.util.Arrays;

/**
 * One clip on its way through the network: its input and every stage's trace. Reused from batch to
 * batch.
 */
public final class ClipTrace {

  private final NetworkShape shape;

  /** Values before gain, {@code [steps][channels]}. */
  final float[][] input;

  /** Factor per channel of this clip, 1 without augmentation. */
  final float[] channelGain;

  /** Values that reach the front-end weights, {@code [steps][channels]}. */
  final float[][] driven;

  final StageTrace[] stages;
  int steps;
  int countFrom;

  /** Room for clips of up to the given number of steps. */
  public ClipTrace(NetworkShape shape, int maxSteps) {
    this.shape = shape;
    input = new float[maxSteps][shape.channels()];
    driven = new float[maxSteps][shape.channels()];
    channelGain = new float[shape.channels()];
    Arrays.fill(channelGain, 1f);
    stages = new StageTrace[shape.stages()];
    for (int s = 0; s < stages.length; s++) {
      stages[s] = new StageTrace(maxSteps, shape.stage(s).neurons());
    }
  }

  /** The network's shape. */
  public NetworkShape shape() {
    return shape;
  }

  /** Number of steps of the present clip. */
  public int steps() {
    return steps;
  }

  /** First step whose spikes count; the ones before only warm the membranes up. */
  public int countFrom() {
    return countFrom;
  }

  /** Trace of a stage. */
  public StageTrace stage(int index) {
    return stages[index];
  }

  /** Trace of the output layer. */
  public StageTrace output() {
    return stages[stages.length - 1];
  }

  /** Factor per channel, to be set before the forward pass; live. */
  public float[] channelGain() {
    return channelGain;
  }

  /**
   * Input of a step before gain, one value per channel, to be set before the forward pass; live.
   */
  public float[] input(int step) {
    return input[step];
  }

  /**
   * Takes over a clip.
   *
   * @param features {@code [steps * channels]}, step by step, before gain
   * @param offset first value
   * @param steps number of steps, at most what there is room for
   * @param countFrom first step whose spikes count, from 0
   */
  public void load(float[] features, int offset, int steps, int countFrom) {
    if (steps > input.length || steps < 1 || countFrom < 0 || countFrom >= steps) {
      throw new IllegalArgumentException(
          "A clip of "
              + steps
              + " steps that counts from "
              + countFrom
              + " does not fit a trace of "
              + input.length
              + ".");
    }
    this.steps = steps;
    this.countFrom = countFrom;
    int channels = shape.channels();
    for (int t = 0; t < steps; t++) {
      System.arraycopy(features, offset + t * channels, input[t], 0, channels);
    }
  }
}
