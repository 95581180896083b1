package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.models.bundle.ReadoutSettings;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.SparseNetwork;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.stream.detect.ClassScores;
import io.github.spikeword.trainer.evaluate.SpikeCounts;
import java.util.Arrays;
import java.util.List;

/** Runs clips through one chip, each from a fresh state, and takes the decision. */
final class ClipDecider {

  /** What came of one clip. */
  record Outcome(ClipResult result, SpikeCounts counts) {}

  private final SparseNetwork compiled;
  private final ReadoutSettings readout;
  private final boolean wholeClip;

  ClipDecider(SparseNetwork compiled, ReadoutSettings readout, DecisionRule rule) {
    this.compiled = compiled;
    this.readout = readout;
    wholeClip = rule.choice() == DecisionRule.Choice.WHOLE_CLIP;
  }

  /** Decides on one clip; may be called from several threads at once. */
  Outcome decide(ClipInput clip) {
    Network network = compiled.network();
    SparseSimulator simulator = new SparseSimulator(compiled);
    ClassScores scores = new ClassScores(network, readout);
    SpikeCounts.Counter counter = new SpikeCounts.Counter(network.stages().size());
    double[] levels = new double[network.populations().size()];
    Arrays.fill(levels, Double.NEGATIVE_INFINITY);
    for (float[] input : clip.inputs()) {
      SpikeFrame spikes = simulator.step(input);
      scores.update(spikes);
      counter.add(input, spikes);
      for (int label = 0; label < levels.length; label++) {
        double level = scores.level(label);
        levels[label] = wholeClip ? level : Math.max(levels[label], level);
      }
    }
    String decided = network.labels().get(strongestKeyword(network.populations(), levels));
    List<Double> reached = Arrays.stream(levels).boxed().toList();
    return new Outcome(new ClipResult(clip.clip(), decided, reached), counter.total());
  }

  /** Index of the keyword with the highest level; the first of equals. */
  private static int strongestKeyword(List<Population> populations, double[] levels) {
    int best = -1;
    for (int label = 0; label < levels.length; label++) {
      if (populations.get(label).isKeyword() && (best < 0 || levels[label] > levels[best])) {
        best = label;
      }
    }
    return best;
  }
}
