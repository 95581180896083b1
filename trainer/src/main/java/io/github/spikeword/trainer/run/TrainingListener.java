package io.github.spikeword.trainer.run;

import io.github.spikeword.models.bundle.Bundle;
import io.github.spikeword.trainer.evaluate.clip.ClipReport;
import java.nio.file.Path;
import java.util.Map;

/** Hears how a run goes. All calls come from the run's own thread. */
public interface TrainingListener {

  /** Clips are being turned into features. */
  default void extracting(int done, int total) {}

  /** The data is there. */
  default void loaded(TrainingData data) {}

  /** Training starts, from given parameters. */
  default void initialised(InitialParameters initial) {}

  /** A run goes on after this many epochs. */
  default void resumed(int epochs) {}

  /** An epoch ended. */
  default void epoch(Map<String, Object> metrics) {}

  /** The bundle was written. */
  default void exported(Bundle bundle, Path directory) {}

  /** The exported bundle was judged on the validation clips. */
  default void judged(ClipReport report) {}

  /** Something worth a sentence happened. */
  default void notice(String sentence) {}
}
