package io.github.spikeword.trainer.bench;

import io.github.spikeword.models.chip.WeightGrid;
import io.github.spikeword.trainer.bptt.Activation;
import io.github.spikeword.trainer.bptt.ChipWeights;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.ForwardPass;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.constrain.ChipProjection;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Made-up clips, and a network that fires on them as often as trained networks do on speech: the
 * time of a forward and a backward pass depends on how many neurons fire, so only such figures mean
 * anything.
 *
 * @param parameters the network
 * @param clips features, {@code [steps * channels]} each
 */
record SyntheticTask(Parameters parameters, List<float[]> clips) {

  /** Firing rate of the front end, spikes per step: what calibration aims at. */
  static final double FRONT_END_RATE = 0.15;

  /** Firing rate of hidden layers, as in trained networks. */
  static final double HIDDEN_RATE = 0.13;

  /** Firing rate of the output layer, as in trained networks. */
  static final double OUTPUT_RATE = 0.25;

  /** How far a rate may be off. */
  static final double TOLERANCE = 0.02;

  private static final long SEED = 1;
  private static final int FRONT_END_CODE = 7;
  private static final double SIGMA = 0.3;
  private static final double RECURRENT_SIGMA = 0.15;
  private static final double MEMORY = 0.9;
  private static final int HALVINGS = 20;

  SyntheticTask {
    clips = List.copyOf(clips);
  }

  /**
   * Makes a task.
   *
   * @throws IllegalStateException if a stage cannot be brought to its rate
   */
  static SyntheticTask of(NetworkShape shape, double saturation, int steps, int clipCount) {
    List<float[]> clips = new ArrayList<>();
    for (int i = 0; i < clipCount; i++) {
      clips.add(clip(shape.channels(), steps, SeededRandom.of(SEED, "clip", i)));
    }
    Parameters parameters = new Parameters(shape);
    for (int s = 0; s < shape.stages(); s++) {
      for (int n = 0; n < parameters.logTau(s).length; n++) {
        parameters.logTau(s)[n] = (float) StrictMath.log(shape.stage(s).tauMillis().get(n));
      }
    }
    SyntheticTask task = new SyntheticTask(parameters, clips);
    Arrays.fill(parameters.frontEnd(), (float) WeightGrid.weight(FRONT_END_CODE));
    task.bringTo(
        0, FRONT_END_RATE, -10, 10, saturation, g -> Arrays.fill(parameters.logGain(), (float) g));
    for (int l = 0; l < shape.layers().size(); l++) {
      boolean last = l == shape.layers().size() - 1;
      float[][] draw = normal(parameters.feedForward(l), SIGMA, l);
      float[][] rows = parameters.feedForward(l);
      parameters
          .recurrent(l)
          .ifPresent(
              loop -> {
                float[][] loopDraw = normal(loop, RECURRENT_SIGMA, -1);
                for (int i = 0; i < loop.length; i++) {
                  System.arraycopy(loopDraw[i], 0, loop[i], 0, loop[i].length);
                }
              });
      task.bringTo(
          l + 1,
          last ? OUTPUT_RATE : HIDDEN_RATE,
          -1,
          1,
          saturation,
          mean -> {
            for (int i = 0; i < rows.length; i++) {
              for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = (float) (draw[i][j] + mean);
              }
            }
          });
    }
    return task;
  }

  /** Mean of some values. */
  static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Loudness that rises and falls as speech does: a first-order random walk, rectified. */
  private static float[] clip(int channels, int steps, SeededRandom random) {
    float[] clip = new float[steps * channels];
    double[] level = new double[channels];
    for (int t = 0; t < steps; t++) {
      for (int c = 0; c < channels; c++) {
        level[c] = MEMORY * level[c] + random.nextGaussian();
        clip[t * channels + c] = (float) Math.max(0, level[c]);
      }
    }
    return clip;
  }

  private static float[][] normal(float[][] like, double sigma, int number) {
    SeededRandom random = SeededRandom.of(SEED, "weights", number);
    float[][] draw = new float[like.length][like[0].length];
    for (float[] row : draw) {
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) (sigma * random.nextGaussian());
      }
    }
    return draw;
  }

  /** Halves the range of a value with which a stage's rate grows until the rate is met. */
  private void bringTo(
      int stage, double rate, double low, double high, double saturation, DoubleConsumer set) {
    double from = low;
    double to = high;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = (from + to) / 2;
      set.accept(middle);
      if (rate(stage, saturation) < rate) {
        from = middle;
      } else {
        to = middle;
      }
    }
    double reached = rate(stage, saturation);
    if (Math.abs(reached - rate) > TOLERANCE) {
      throw new IllegalStateException(
          "Stage "
              + parameters.shape().stage(stage).name()
              + " fires at "
              + reached
              + " instead of "
              + rate
              + " spikes per step, so the benchmark would mean nothing.");
    }
  }

  private double rate(int stage, double saturation) {
    NetworkShape shape = parameters.shape();
    ChipWeights weights = new ChipWeights(shape);
    new ChipProjection(true, Optional.empty()).fill(parameters, weights);
    weights.setSaturation(saturation);
    ForwardPass forward = new ForwardPass(weights, Activation.spikes());
    int steps = clips.get(0).length / shape.channels();
    ClipTrace trace = new ClipTrace(shape, steps);
    double sum = 0;
    for (float[] clip : clips) {
      trace.load(clip, 0, steps, 0);
      forward.run(trace);
      sum += mean(trace.stage(stage).counts()) / steps;
    }
    return sum / clips.size();
  }
}
