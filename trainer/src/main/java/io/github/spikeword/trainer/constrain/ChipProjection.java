package io.github.spikeword.trainer.constrain;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.trainer.bptt.ChipWeights;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.Optional;

/**
 * Fills the weights of a forward pass from latent parameters: scaled to code units, clipped and
 * rounded to the grid, projected onto the sign blocks. The gradient passes straight through.
 *
 * @param quantise whether weights are rounded to the 64-level grid; without it they are only
 *     clipped
 * @param signs the blocks' signs, once they are fixed: a weight of the other sign becomes the
 *     smallest magnitude of the right one
 */
public record ChipProjection(boolean quantise, Optional<SignBlocks> signs) {

  private static final float CODE_UNITS = (float) H1v2.CODE_UNITS_PER_WEIGHT;

  /**
   * The projection under which parameters obey the chip's rules: quantised, every block one sign.
   *
   * @param fixed the signs that training settled on, if it did; else each block takes its sum's
   */
  public static ChipProjection export(Parameters parameters, Optional<SignBlocks> fixed) {
    return new ChipProjection(
        true, Optional.of(fixed.orElseGet(() -> SignBlocks.ofSums(parameters))));
  }

  /** Fills weights, gains and the nominal neurons' leaks and thresholds. */
  public void fill(Parameters parameters, ChipWeights weights) {
    NetworkShape shape = parameters.shape();
    for (int c = 0; c < shape.channels(); c++) {
      weights.gain()[c] = (float) StrictMath.exp(parameters.logGain()[c]);
      weights.frontEnd()[c] = level(parameters.frontEnd()[c] * CODE_UNITS);
    }
    for (int k = 0; k < parameters.synapses().size(); k++) {
      matrix(parameters.synapses().get(k).rows(), weights.synapses().get(k), k);
    }
    for (int s = 0; s < shape.stages(); s++) {
      neurons(parameters.logTau(s), shape.stepMillis(), weights.leak(s), weights.threshold(s));
    }
  }

  /**
   * Draws mismatch for the batch: leak times {@code max(0.1, 1 + leakSpread * N)}, threshold
   * likewise (assumed distribution, as in {@link io.github.spikeword.models.network.ChipInstance}).
   */
  public static void disturb(
      ChipWeights weights,
      int stages,
      double leakSpread,
      double thresholdSpread,
      SeededRandom random) {
    for (int s = 0; s < stages; s++) {
      float[] leak = weights.leak(s);
      float[] threshold = weights.threshold(s);
      for (int n = 0; n < leak.length; n++) {
        leak[n] *= (float) Math.max(0.1, 1 + leakSpread * random.nextGaussian());
        threshold[n] *= (float) Math.max(0.1, 1 + thresholdSpread * random.nextGaussian());
      }
    }
  }

  private void matrix(float[][] latent, float[][] codes, int index) {
    for (int i = 0; i < latent.length; i++) {
      float[] from = latent[i];
      float[] to = codes[i];
      for (int j = 0; j < from.length; j++) {
        to[j] = level(from[j] * CODE_UNITS);
      }
      if (signs.isPresent()) {
        project(to, signs.get().row(index, i));
      }
    }
  }

  /** Nearest odd integer in -63..63; a tie rounds up, as in WeightGrid. */
  private float level(float value) {
    float clipped = Math.min(H1v2.MAX_CODE, Math.max(-H1v2.MAX_CODE, value));
    if (!quantise) {
      return clipped;
    }
    int shifted = (int) (clipped * 0.5f + 64f);
    return Math.min(H1v2.MAX_CODE, 2 * (shifted - 64) + 1);
  }

  private static void project(float[] codes, byte[] signs) {
    for (int j = 0; j < codes.length; j++) {
      codes[j] = signs[j] * Math.max(1f, signs[j] * codes[j]);
    }
  }

  private static void neurons(float[] logTau, double stepMillis, float[] leak, float[] threshold) {
    for (int n = 0; n < leak.length; n++) {
      double tau = Math.max(TauProfiles.SHORTEST_MILLIS, StrictMath.exp(logTau[n]));
      leak[n] = H1v2.leakPerStep(TauProfiles.cleaned(tau), stepMillis);
      threshold[n] = (float) H1v2.THRESHOLD_CODE_UNITS;
    }
  }
}
