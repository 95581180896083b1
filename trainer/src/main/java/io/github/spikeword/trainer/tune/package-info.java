/** How a trained model gets its thresholds, and its bundle the figures it is judged by. */
@NullMarked
package io.github.spikeword.trainer.tune;

import org.jspecify.annotations.NullMarked;
