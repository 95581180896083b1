package io.github.spikeword.trainer.streams;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.bptt.Target;
import io.github.spikeword.trainer.bptt.Workers;
import io.github.spikeword.trainer.config.StreamSettings;
import io.github.spikeword.trainer.constrain.ChipNetwork;
import io.github.spikeword.trainer.constrain.ChipProjection;
import io.github.spikeword.trainer.loss.FrameCrossEntropy;
import io.github.spikeword.trainer.random.SeededRandom;
import io.github.spikeword.trainer.run.KeywordScores;
import io.github.spikeword.trainer.run.Learner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs epochs over long recordings: mines hard negatives with the present network, then takes the
 * epoch's updates. Everything random in an epoch follows from the seed and the epoch's number.
 */
final class StreamTrainer {

  /**
   * What one epoch gave.
   *
   * @param epoch its number, from 1
   * @param loss mean loss of an update
   * @param hardNegatives how many were found before it
   * @param rates mean firing rate of each stage over its last batch, spikes per step
   */
  record Epoch(int epoch, double loss, int hardNegatives, List<Double> rates) {
    Epoch {
      rates = List.copyOf(rates);
    }
  }

  private final Learner learner;
  private final List<LabelledStream> streams;
  private final StreamSettings settings;
  private final CountingWindow window;
  private final ChunkSampler sampler;
  private final FrameCrossEntropy loss;
  private final int batchSize;
  private final double channelJitter;
  private final double saturation;
  private final long seed;
  private final Workers workers;
  private final float[][] oneHot;
  private final int other;

  StreamTrainer(
      Learner learner,
      List<LabelledStream> streams,
      StreamSettings settings,
      CountingWindow window,
      int batchSize,
      double channelJitter,
      double saturation,
      long seed,
      Workers workers) {
    this.learner = learner;
    this.streams = streams;
    this.settings = settings;
    this.window = window;
    this.batchSize = batchSize;
    this.channelJitter = channelJitter;
    this.saturation = saturation;
    this.seed = seed;
    this.workers = workers;
    List<String> labels = learner.state().parameters().shape().labels();
    sampler = new ChunkSampler(streams, labels, settings.chunks());
    loss = new FrameCrossEntropy(learner.state().parameters().shape(), window);
    other = labels.indexOf(Population.OTHER);
    oneHot = new float[labels.size()][labels.size()];
    for (int c = 0; c < oneHot.length; c++) {
      oneHot[c][c] = 1f;
    }
  }

  /** Runs one epoch. */
  Epoch run(int epoch) {
    int hard = epoch == 1 ? 0 : mine(epoch);
    SeededRandom random = SeededRandom.of(seed, "chunks", epoch);
    double sum = 0;
    for (int u = 0; u < settings.updatesPerEpoch(); u++) {
      List<Target.Frames> targets = new ArrayList<>(batchSize);
      for (int i = 0; i < batchSize; i++) {
        targets.add(load(learner.clip(i), sampler.draw(random), random));
      }
      sum += learner.update(batchSize, targets, loss);
    }
    List<Double> rates = new ArrayList<>();
    for (float[] stage : learner.rates()) {
      double mean = 0;
      for (float rate : stage) {
        mean += rate / stage.length;
      }
      rates.add(mean);
    }
    return new Epoch(epoch, sum / settings.updatesPerEpoch(), hard, rates);
  }

  private int mine(int epoch) {
    int count = (int) Math.round(settings.chunks().mineShare() * streams.size());
    if (count == 0 || settings.chunks().hardShare() == 0) {
      return 0;
    }
    int[] order = new int[streams.size()];
    Arrays.setAll(order, i -> i);
    SeededRandom.of(seed, "mining", epoch).shuffle(order);
    List<Integer> chosen = Arrays.stream(order).limit(count).sorted().boxed().toList();
    List<ChunkSampler.Place> places =
        HardNegatives.mine(
            streams,
            chosen,
            other,
            scores(learner, window, saturation),
            settings.chunks().hardScore(),
            workers);
    sampler.setHardNegatives(places);
    return places.size();
  }

  /** Scores of the present parameters as they would be exported. */
  static KeywordScores scores(Learner learner, CountingWindow window, double saturation) {
    Parameters parameters = learner.state().parameters();
    Network network =
        ChipNetwork.of(parameters, ChipProjection.export(parameters, learner.state().signs()));
    return new KeywordScores(network, parameters, window, saturation);
  }

  private Target.Frames load(ClipTrace into, ChunkSampler.Place end, SeededRandom random) {
    LabelledStream stream = streams.get(end.stream());
    int steps = settings.chunks().steps();
    int first = end.step() - steps;
    int channels = into.channelGain().length;
    into.load(stream.features(), first * channels, steps, settings.chunks().warmupSteps());
    for (int c = 0; c < channels; c++) {
      into.channelGain()[c] =
          channelJitter == 0 ? 1f : (float) StrictMath.exp(channelJitter * random.nextGaussian());
    }
    float[][] probabilities = new float[steps][];
    float[] weights = new float[steps];
    for (int t = 0; t < steps; t++) {
      probabilities[t] = oneHot[stream.label()[first + t]];
      weights[t] = t < settings.chunks().warmupSteps() ? 0f : stream.weight()[first + t];
    }
    return new Target.Frames(probabilities, weights);
  }
}
