package io.github.spikeword.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.models.bundle.DetectorSettings.WordLevels;
import io.github.spikeword.models.network.ReferenceSimulator;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.trainer.config.TrainSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdRuleTest {

  @TempDir Path folder;

  @Test
  void nineOfTenTrainingClipsReachTheThresholdAndTheReleaseLevelIsHalfOfIt() throws IOException {
    TrainSettings settings =
        TinyRuns.settings("{run: {epochs: 30, batchSize: 4}, optimiser: {rate: 0.005}}");
    Path corpus = TinyRuns.corpus(folder.resolve("corpus"));
    Bundle bundle =
        TinyRuns.run(settings, corpus, folder.resolve("run"), 1, () -> false).orElseThrow();
    LabelledClips clips = TinyRuns.data(settings, corpus).training();

    for (int label = 0; label < 2; label++) {
      List<Double> peaks = new ArrayList<>();
      for (int i = 0; i < clips.size(); i++) {
        if (clips.labels()[i] == label) {
          peaks.add(peak(bundle, clips.features().values(i, 0), label));
        }
      }
      peaks.sort(null);
      double expected = Math.max(0.1, peaks.get(peaks.size() / 10));
      WordLevels levels =
          Objects.requireNonNull(
              bundle.detector().words().get(bundle.network().labels().get(label)));
      assertThat(levels.threshold()).isCloseTo(expected, within(1e-12)).isGreaterThan(0.1);
      assertThat(levels.release()).isEqualTo(levels.threshold() / 2);
    }
  }

  /** The window is as long as the clip: spikes per neuron so far, against the other word's. */
  private static double peak(Bundle bundle, float[] features, int label) {
    ReferenceSimulator simulator = new ReferenceSimulator(bundle.network());
    int channels = bundle.network().channels();
    double[] level = {bundle.readout().bias().get(0), bundle.readout().bias().get(1)};
    double peak = 0;
    for (int t = 0; t < features.length / channels; t++) {
      float[] input = new float[channels];
      for (int c = 0; c < channels; c++) {
        double driven = bundle.features().gain().get(c) * features[t * channels + c];
        input[c] = (float) Math.min(bundle.features().saturation(), driven);
      }
      SpikeFrame spikes = simulator.step(input);
      for (int k = 0; k < 2; k++) {
        level[k] += spikes.countOutputs(4 * k, 4) / 4.0; // four neurons a word
      }
      peak = Math.max(peak, level[label] - level[1 - label]);
    }
    return peak;
  }
}
