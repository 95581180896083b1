package io.github.spikeword.trainer.evaluate.robust;

import io.github.spikeword.trainer.evaluate.stream.StreamMetrics;
import io.github.spikeword.trainer.statistics.Share;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a variation came to.
 *
 * @param figures of the whole variation, under its name
 * @param changes per keyword, what became of the very same words as in the unchanged recordings
 * @param clippedWords how many words were cut off at full scale; of 0 where nothing can be
 */
public record VariationResult(
    StreamMetrics.Part figures, Map<String, Changes> changes, Share clippedWords) {

  public VariationResult {
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }

  /** Name of the variation. */
  public String name() {
    return figures.name();
  }

  /**
   * Words whose fate changed, compared one by one. It tells a small effect that the intervals of
   * two shares would hide.
   *
   * @param lost found in the unchanged recordings, missed now
   * @param gained missed there, found now
   */
  public record Changes(long lost, long gained) {}
}
