package io.github.spikeword.trainer.evaluate.clip;

import java.util.List;

/**
 * Beside clean clips on the nominal chip: what else a model is judged under.
 *
 * @param noiseLevels signal-to-noise ratios, dB; may be empty
 * @param chips how many mismatched chips, 0 for none
 * @param mismatch relative spread of leaks on these chips, from 0; thresholds spread a fifth of it
 * @param seed seed of chips and noise
 */
public record Circumstances(List<Double> noiseLevels, int chips, double mismatch, long seed) {

  /** The ratios of the usual noise table, dB. */
  public static final List<Double> USUAL_NOISE_LEVELS = List.of(20.0, 10.0, 5.0, 0.0);

  /** Nothing else. */
  public static final Circumstances PLAIN = new Circumstances(List.of(), 0, 0, 1);

  public Circumstances {
    noiseLevels = List.copyOf(noiseLevels);
    if (chips < 0) {
      throw new IllegalArgumentException(
          "The number of chips must not be negative, found " + chips + ".");
    }
  }

  /** Whether nothing else is asked for. */
  public boolean isPlain() {
    return noiseLevels.isEmpty() && chips == 0;
  }
}
