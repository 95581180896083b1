package io.github.spikeword.trainer.job;

import io.github.spikeword.trainer.config.TrainSettings;
import java.nio.file.Path;

/**
 * What is to be trained, from what, and where it goes.
 *
 * @param settings what the run is told
 * @param dataDir the corpus
 * @param folder the run folder
 * @param resume whether to continue the run in the folder instead of starting one
 * @param cache where features are kept between runs
 * @param threads how many threads work, from 1; results do not depend on it
 */
public record JobRequest(
    TrainSettings settings, Path dataDir, Path folder, boolean resume, Path cache, int threads) {

  public JobRequest {
    if (threads < 1) {
      throw new IllegalArgumentException("A run needs at least one thread, found " + threads + ".");
    }
  }
}
