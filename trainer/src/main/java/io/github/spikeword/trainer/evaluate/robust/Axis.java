package io.github.spikeword.trainer.evaluate.robust;

import java.util.List;

/**
 * One circumstance and the variations of it.
 *
 * @param name short name, for example {@code level}
 * @param question what it asks, a sentence
 * @param variations by which it asks
 */
record Axis(String name, String question, List<Variation> variations) {
  Axis {
    variations = List.copyOf(variations);
  }
}
