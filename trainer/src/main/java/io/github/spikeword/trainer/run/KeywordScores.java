package io.github.spikeword.trainer.run;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.ReadoutSettings;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.SparseNetwork;
import io.github.spikeword.models.network.SparseSimulator;
import io.github.spikeword.stream.detect.ClassScores;
import io.github.spikeword.trainer.bptt.Parameters;

/**
 * Keyword scores of a network that is being trained, over the features of clips or recordings, by
 * the simulator and the read-out that listen live. Shared by several threads.
 */
public final class KeywordScores {

  private final SparseNetwork network;
  private final ReadoutSettings readout;
  private final float[] gain;
  private final float saturation;

  /**
   * Scores as a bundle of these parameters would give them.
   *
   * @param network the network that the parameters make on the chip
   * @param window counting window of the read-out
   * @param saturation largest front-end input
   */
  public KeywordScores(
      Network network, Parameters parameters, CountingWindow window, double saturation) {
    this.network = SparseNetwork.compile(network);
    readout = Export.readout(parameters, window);
    gain = Export.gain(parameters);
    this.saturation = (float) saturation;
  }

  /** Hears every step's scores. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param scores one per keyword, in the order of the populations; overwritten by the next step
     */
    void scored(int step, double[] scores);
  }

  /**
   * Runs from membranes at zero.
   *
   * @param features compressed amplitudes before gain, {@code [steps * channels]}
   */
  public void run(float[] features, Listener listener) {
    ClassScores scores = new ClassScores(network.network(), readout);
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
