/** The features of many clips, computed once: in memory for training, on disk for the next run. */
@NullMarked
package io.github.spikeword.trainer.cache;

import org.jspecify.annotations.NullMarked;
