package io.github.spikeword.trainer.run;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.OutputLoss;
import io.github.spikeword.trainer.bptt.Target;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs epochs over clips with one label each. Everything random in an epoch follows from the seed
 * and the epoch's number, so that a resumed run repeats an unbroken one.
 */
public final class ClipTrainer {

  /**
   * What one epoch gave.
   *
   * @param epoch its number, from 1
   * @param loss mean training loss of a clip
   * @param accuracy share of training clips, as augmented, that were classified right
   * @param rates mean firing rate of each stage, spikes per step
   * @param skipped updates skipped so far because of a gradient that was not finite
   */
  public record Epoch(int epoch, double loss, double accuracy, List<Double> rates, long skipped) {
    public Epoch {
      rates = List.copyOf(rates);
    }
  }

  private final Learner learner;
  private final LabelledClips clips;
  private final OutputLoss loss;
  private final Decision decision;
  private final int batchSize;
  private final double channelJitter;
  private final long seed;
  private final List<Target.Label> labels;

  /**
   * @param window counting window of the read-out that decides
   * @param channelJitter standard deviation of the logarithm of each clip's gain per channel
   */
  public ClipTrainer(
      Learner learner,
      LabelledClips clips,
      OutputLoss loss,
      CountingWindow window,
      int batchSize,
      double channelJitter,
      long seed) {
    this.learner = learner;
    this.clips = clips;
    this.loss = loss;
    decision = new Decision(learner.state().parameters().shape(), window);
    this.batchSize = batchSize;
    this.channelJitter = channelJitter;
    this.seed = seed;
    List<Target.Label> targets = new ArrayList<>();
    for (int label : clips.labels()) {
      targets.add(new Target.Label(label));
    }
    labels = List.copyOf(targets);
  }

  /** Updates of one epoch over a number of clips. */
  public static int updatesPerEpoch(int clips, int batchSize) {
    return (clips + batchSize - 1) / batchSize;
  }

  /** Runs one epoch. */
  public Epoch run(int epoch) {
    int[] order = new int[clips.size()];
    Arrays.setAll(order, i -> i);
    SeededRandom.of(seed, "order", epoch).shuffle(order);
    double lossSum = 0;
    int right = 0;
    double[] rateSum = new double[learner.rates().length];
    for (int first = 0; first < order.length; first += batchSize) {
      int size = Math.min(batchSize, order.length - first);
      List<Target.Label> targets = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        int clip = order[first + i];
        load(learner.clip(i), clip, epoch);
        targets.add(labels.get(clip));
      }
      float[] bias = learner.state().parameters().bias().clone();
      lossSum += size * learner.update(size, targets, loss);
      for (int i = 0; i < size; i++) {
        right += decision.label(learner.clip(i), bias) == targets.get(i).index() ? 1 : 0;
      }
      for (int s = 0; s < rateSum.length; s++) {
        rateSum[s] += size * mean(learner.rates()[s]);
      }
    }
    return new Epoch(
        epoch,
        lossSum / order.length,
        (double) right / order.length,
        Arrays.stream(rateSum).map(r -> r / order.length).boxed().toList(),
        learner.state().skipped());
  }

  private void load(ClipTrace into, int clip, int epoch) {
    SeededRandom random = SeededRandom.of(seed, "clip " + clip, epoch);
    int variant = random.nextInt(clips.features().variants() + 1);
    into.load(clips.features().values(clip, variant), 0, clips.steps(), 0);
    for (int c = 0; c < into.channelGain().length; c++) {
      into.channelGain()[c] =
          channelJitter == 0 ? 1f : (float) StrictMath.exp(channelJitter * random.nextGaussian());
    }
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
