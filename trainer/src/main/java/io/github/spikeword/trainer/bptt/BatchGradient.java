package io.github.spikeword.trainer.bptt;

import java.util.Arrays;
import java.util.List;

/**
 * Forward and backward pass of a batch of clips on several threads.
 *
 * <p>The batch is cut into a fixed number of shards, each summed up in clip order, and the shards
 * are added in shard order: the gradient has the same bits on any number of threads.
 */
public final class BatchGradient {

  /** Shards of a batch; more threads than this do not help. */
  public static final int SHARDS = 8;

  private final Workers workers;
  private final ChipWeights weights;
  private final ClipTrace[] clips;
  private final ForwardPass[] forward = new ForwardPass[SHARDS];
  private final BackwardPass[] backward = new BackwardPass[SHARDS];
  private final Parameters[] partial = new Parameters[SHARDS];
  private final double[] clipLoss;
  private final float[][] rates;
  private final float[][] rateGradient;

  /**
   * @param maxBatch most clips in a batch
   * @param maxSteps most steps in a clip
   */
  public BatchGradient(
      NetworkShape shape, Activation activation, int maxBatch, int maxSteps, Workers workers) {
    this.workers = workers;
    weights = new ChipWeights(shape);
    clips = new ClipTrace[maxBatch];
    Arrays.setAll(clips, i -> new ClipTrace(shape, maxSteps));
    clipLoss = new double[maxBatch];
    for (int k = 0; k < SHARDS; k++) {
      forward[k] = new ForwardPass(weights, activation);
      backward[k] = new BackwardPass(weights, activation, maxSteps);
      partial[k] = new Parameters(shape);
    }
    rates = new float[shape.stages()][];
    rateGradient = new float[shape.stages()][];
    for (int s = 0; s < rates.length; s++) {
      rates[s] = new float[shape.stage(s).neurons()];
      rateGradient[s] = new float[shape.stage(s).neurons()];
    }
  }

  /** The weights that the next pass uses; to be filled before it. */
  public ChipWeights weights() {
    return weights;
  }

  /** The clips; slot i is to be loaded before a pass over more than i clips. */
  public ClipTrace clip(int i) {
    return clips[i];
  }

  /** Spikes per step of every neuron in the last forward pass, {@code [stage][neuron]}; live. */
  public float[][] rates() {
    return rates;
  }

  /** Runs the first {@code batch} clips forward. */
  public void forward(int batch) {
    workers.run(
        SHARDS,
        k -> {
          for (int i = first(k, batch); i < first(k + 1, batch); i++) {
            forward[k].run(clips[i]);
          }
        });
    measureRates(batch);
  }

  /**
   * Runs the first {@code batch} clips forward and backward.
   *
   * @param targets what each clip should have given, at least {@code batch}
   * @param parameters whose read-out biases the output loss adds
   * @param gradient receives the derivative of the mean loss; overwritten
   * @return mean output loss of a clip plus the rate losses
   */
  public double gradient(
      int batch,
      List<? extends Target> targets,
      OutputLoss loss,
      List<? extends RateLoss> rateLosses,
      Parameters parameters,
      Parameters gradient) {
    weights.prepareBackward();
    forward(batch);
    double total = 0;
    for (float[] row : rateGradient) {
      Arrays.fill(row, 0f);
    }
    for (RateLoss rateLoss : rateLosses) {
      total += rateLoss.apply(rates, rateGradient);
    }
    workers.run(SHARDS, k -> shard(k, batch, targets, loss, parameters.bias()));
    reduce(gradient);
    double sum = 0;
    for (int i = 0; i < batch; i++) {
      sum += clipLoss[i];
    }
    return total + sum / batch;
  }

  private static int first(int shard, int batch) {
    return shard * batch / SHARDS;
  }

  private void measureRates(int batch) {
    for (int s = 0; s < rates.length; s++) {
      Arrays.fill(rates[s], 0f);
      long steps = 0;
      for (int i = 0; i < batch; i++) {
        Rows.addScaled(rates[s], 1f, clips[i].stages[s].counts);
        steps += clips[i].steps - clips[i].countFrom;
      }
      for (int n = 0; n < rates[s].length; n++) {
        rates[s][n] /= steps;
      }
    }
  }

  private void shard(
      int k, int batch, List<? extends Target> targets, OutputLoss loss, float[] bias) {
    partial[k].clear();
    long steps = 0;
    for (int i = 0; i < batch; i++) {
      steps += clips[i].steps - clips[i].countFrom;
    }
    for (int i = first(k, batch); i < first(k + 1, batch); i++) {
      ClipTrace clip = clips[i];
      for (int s = 0; s < rates.length; s++) {
        startFromRates(clip, s, backward[k].spikeGradient(s), 1f / steps);
      }
      clipLoss[i] =
          loss.apply(
              clip,
              targets.get(i),
              bias,
              1.0 / batch,
              backward[k].spikeGradient(rates.length - 1),
              partial[k].bias());
      backward[k].run(clip, partial[k]);
    }
  }

  private void startFromRates(ClipTrace clip, int s, float[][] spikeGradient, float perSpike) {
    float[] g = rateGradient[s];
    for (int t = 0; t < clip.steps; t++) {
      Arrays.fill(spikeGradient[t], 0f);
      if (t >= clip.countFrom) {
        Rows.addScaled(spikeGradient[t], perSpike, g);
      }
    }
  }

  private void reduce(Parameters gradient) {
    gradient.set(partial[0]);
    for (int k = 1; k < SHARDS; k++) {
      gradient.add(partial[k]);
    }
  }
}
