package io.github.spikeword.trainer.initialise;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.random.SeededRandom;

/**
 * Standard normal numbers for the synapses of one layer, drawn once, so that a search over means
 * compares like with like.
 */
final class LayerDraw {

  private final Parameters parameters;
  private final int layer;
  private final float[][] feedForward;
  private final float[][] recurrent;

  LayerDraw(Parameters parameters, int layer, SeededRandom random) {
    this.parameters = parameters;
    this.layer = layer;
    feedForward = draw(parameters.feedForward(layer), random);
    recurrent = parameters.recurrent(layer).map(like -> draw(like, random)).orElse(new float[0][0]);
  }

  private static float[][] draw(float[][] like, SeededRandom random) {
    float[][] draw = new float[like.length][like[0].length];
    for (float[] row : draw) {
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) random.nextGaussian();
      }
    }
    return draw;
  }

  /**
   * Writes weights N(mean, sigma^2), and recurrent ones N(0, recurrentSigma^2), clipped to the
   * chip's range.
   *
   * @return share of feed-forward weights that were clipped
   */
  double write(double mean, double sigma, double recurrentSigma) {
    if (recurrent.length > 0) {
      scale(recurrent, 0, recurrentSigma, parameters.recurrent(layer).orElseThrow());
    }
    return scale(feedForward, mean, sigma, parameters.feedForward(layer));
  }

  private static double scale(float[][] draw, double mean, double sigma, float[][] into) {
    long clipped = 0;
    for (int i = 0; i < draw.length; i++) {
      for (int j = 0; j < draw[i].length; j++) {
        double w = mean + sigma * draw[i][j];
        double inside = Math.max(-H1v2.MAX_WEIGHT, Math.min(H1v2.MAX_WEIGHT, w));
        clipped += inside == w ? 0 : 1;
        into[i][j] = (float) inside;
      }
    }
    return (double) clipped / draw.length / draw[0].length;
  }
}
