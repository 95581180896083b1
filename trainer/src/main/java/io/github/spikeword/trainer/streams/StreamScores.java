package io.github.spikeword.trainer.streams;

import io.github.spikeword.models.bundle.ReadoutSettings;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.SparseNetwork;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.stream.detect.ClassScores;

/**
 * Keyword scores of a network over features of long recordings, by the simulator and the read-out
 * that listen live. Shared by several threads.
 */
final class StreamScores {

  private final SparseNetwork network;
  private final Network shape;
  private final ReadoutSettings readout;
  private final float[] gain;
  private final float saturation;

  /**
   * @param gain host-side gain per channel
   */
  StreamScores(Network network, ReadoutSettings readout, float[] gain, double saturation) {
    this.network = SparseNetwork.compile(network);
    this.shape = network;
    this.readout = readout;
    this.gain = gain.clone();
    this.saturation = (float) saturation;
  }

  /** Hears every step's scores. */
  @FunctionalInterface
  interface Listener {
    /**
     * @param scores one per keyword; overwritten by the next step
     */
    void scored(int step, double[] scores);
  }

  /** Runs over a recording's features, from membranes at zero. */
  void run(float[] features, Listener listener) {
    ClassScores scores = new ClassScores(shape, readout);
    try (SparseSimulator simulator = new SparseSimulator(network)) {
      float[] input = new float[gain.length];
      double[] keywords = new double[scores.keywords().size()];
      for (int t = 0; t < features.length / gain.length; t++) {
        for (int c = 0; c < gain.length; c++) {
          input[c] = Math.min(saturation, gain[c] * features[t * gain.length + c]);
        }
        scores.update(simulator.step(input));
        scores.keywordScores(keywords);
        listener.scored(t, keywords);
      }
    }
  }
}
