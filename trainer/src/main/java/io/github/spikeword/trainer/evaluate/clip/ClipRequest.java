package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.corpus.Partition;
import java.nio.file.Path;
import java.util.List;

/**
 * What somebody wants to know about a model's judgement of clips.
 *
 * @param bundle the model
 * @param dataDir the corpus
 * @param partition which speakers' clips
 * @param threads how many threads work, from 1
 * @param seed seed of chips and noise
 * @param chips how many mismatched chips to judge on beside the nominal one, 0 for none
 * @param mismatch relative spread of leaks on these chips, from 0; thresholds spread a fifth of it
 * @param noiseLevels signal-to-noise ratios to judge at beside clean, dB; may be empty
 */
public record ClipRequest(
    Bundle bundle,
    Path dataDir,
    Partition partition,
    int threads,
    long seed,
    int chips,
    double mismatch,
    List<Double> noiseLevels) {

  /** The ratios of the usual noise table, dB. */
  public static final List<Double> USUAL_NOISE_LEVELS = List.of(20.0, 10.0, 5.0, 0.0);

  public ClipRequest {
    noiseLevels = List.copyOf(noiseLevels);
    if (threads < 1 || chips < 0) {
      throw new IllegalArgumentException(
          "An evaluation needs a thread and no negative number of chips, found "
              + threads
              + " and "
              + chips
              + ".");
    }
  }
}
