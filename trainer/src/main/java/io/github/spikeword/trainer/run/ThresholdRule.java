package io.github.spikeword.trainer.run;

import io.github.spikeword.models.bundle.DetectorSettings;
import io.github.spikeword.trainer.bptt.Activation;
import io.github.spikeword.trainer.bptt.ChipWeights;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.ForwardPass;
import io.github.spikeword.trainer.bptt.NetworkShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Detector levels for a network that was trained on single clips: a word's threshold is the level
 * that the highest score reaches in {@value #KEPT} of its training clips; the release level is half
 * of it. Nothing is known about false alarms this way, so continuous listening needs {@code
 * evaluate-stream} to choose better ones.
 */
final class ThresholdRule {

  private static final double KEPT = 0.9;
  private static final double SMALLEST = 0.1;
  private static final double REFRACTORY_MILLIS = 750;

  /** Chooses the levels for keywords from their clips, scored over a window. */
  static DetectorSettings choose(
      ChipWeights weights, NetworkShape shape, LabelledClips clips, int windowSteps) {
    List<List<Double>> peaks = new ArrayList<>();
    shape.labels().forEach(label -> peaks.add(new ArrayList<>()));
    ForwardPass forward = new ForwardPass(weights, Activation.spikes());
    ClipTrace trace = new ClipTrace(shape, clips.steps());
    for (int i = 0; i < clips.size(); i++) {
      trace.load(clips.features().values(i, 0), 0, clips.steps(), 0);
      forward.run(trace);
      peaks.get(clips.labels()[i]).add(peak(trace, shape, clips.labels()[i], windowSteps));
    }
    Map<String, DetectorSettings.WordLevels> words = new LinkedHashMap<>();
    for (int c = 0; c < shape.labels().size(); c++) {
      if (shape.populations().get(c).isKeyword()) {
        double[] sorted = peaks.get(c).stream().mapToDouble(p -> p).sorted().toArray();
        double threshold =
            sorted.length == 0
                ? 1
                : Math.max(SMALLEST, sorted[(int) Math.floor((1 - KEPT) * sorted.length)]);
        words.put(shape.labels().get(c), new DetectorSettings.WordLevels(threshold, threshold / 2));
      }
    }
    return new DetectorSettings(words, REFRACTORY_MILLIS);
  }

  private static double peak(ClipTrace trace, NetworkShape shape, int label, int windowSteps) {
    int[] labelOfOutput = shape.labelOfOutput();
    double[] level = new double[shape.labels().size()];
    double best = 0;
    for (int t = 0; t < trace.steps(); t++) {
      add(trace.output().spikes(t), labelOfOutput, shape, level, 1);
      if (t >= windowSteps) {
        add(trace.output().spikes(t - windowSteps), labelOfOutput, shape, level, -1);
      }
      double other = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < level.length; c++) {
        other = c == label ? other : Math.max(other, level[c]);
      }
      best = Math.max(best, level[label] - other);
    }
    return best;
  }

  private static void add(
      float[] spikes, int[] labelOfOutput, NetworkShape shape, double[] level, int sign) {
    double[] counts = new double[level.length];
    for (int n = 0; n < spikes.length; n++) {
      counts[labelOfOutput[n]] += spikes[n];
    }
    Arrays.setAll(level, c -> level[c] + sign * counts[c] / shape.neuronsPerLabel().get(c));
  }

  private ThresholdRule() {}
}
