package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.corpus.Partition;
import java.nio.file.Path;

/**
 * What somebody wants to know about a model's judgement of clips.
 *
 * @param bundle the model
 * @param dataDir the corpus
 * @param partition which speakers' clips
 * @param threads how many threads work, from 1
 * @param circumstances what else they are judged under
 */
public record ClipRequest(
    Bundle bundle, Path dataDir, Partition partition, int threads, Circumstances circumstances) {

  public ClipRequest {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "An evaluation needs at least one thread, found " + threads + ".");
    }
  }
}
