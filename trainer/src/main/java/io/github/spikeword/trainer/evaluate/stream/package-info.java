/**
 * Judges a model on long recordings: which words it finds, which it misses, and what sets it off
 * wrongly.
 */
@NullMarked
package io.github.spikeword.trainer.evaluate.stream;

import org.jspecify.annotations.NullMarked;
