package io.github.spikeword.trainer.evaluate.clip;

import io.github.spikeword.trainer.corpus.BrokenFile;
import io.github.spikeword.trainer.evaluate.SpikeCounts;
import java.util.List;

/**
 * What a model made of many clips.
 *
 * @param labels the model's labels in population order
 * @param rule how decisions were taken
 * @param clips one result a clip that could be read, in the order given
 * @param counts spikes of all clips together
 * @param broken files that were skipped, with reasons
 */
public record ClipResults(
    List<String> labels,
    DecisionRule rule,
    List<ClipResult> clips,
    SpikeCounts counts,
    List<BrokenFile> broken) {

  public ClipResults {
    labels = List.copyOf(labels);
    clips = List.copyOf(clips);
    broken = List.copyOf(broken);
  }
}
