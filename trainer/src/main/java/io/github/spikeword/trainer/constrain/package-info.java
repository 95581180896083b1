/**
 * From latent parameters to what the chip can hold: weight grid, sign blocks, time constants,
 * mismatch.
 */
@NullMarked
package io.github.spikeword.trainer.constrain;

import org.jspecify.annotations.NullMarked;
