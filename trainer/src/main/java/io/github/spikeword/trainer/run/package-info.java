/** A training run from configuration to bundle: epochs, checkpoints, metrics, the run folder. */
@NullMarked
package io.github.spikeword.trainer.run;

import org.jspecify.annotations.NullMarked;
