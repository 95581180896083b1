package io.github.spikeword.trainer.evaluate.robust;

import java.util.List;

/**
 * What came of one circumstance.
 *
 * @param name short name, for example {@code level}
 * @param question what was asked, a sentence
 * @param variations one result each
 */
public record AxisResult(String name, String question, List<VariationResult> variations) {
  public AxisResult {
    variations = List.copyOf(variations);
  }
}
