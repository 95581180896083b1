package io.github.spikeword.trainer.evaluate.robust;

import io.github.spikeword.trainer.label.Labels;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A changed way of hearing recordings.
 *
 * @param name what reports call it
 * @param takes the listenings that a recording (labels, samples at 16 kHz) is turned into; together
 *     they hold its keywords in order, or there are none when the recording has nothing to tell
 */
record Variation(String name, BiFunction<Labels, float[], List<Take>> takes) {}
