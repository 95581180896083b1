/**
 * How parameters follow their gradient: optimisers, learning-rate schedules, clipping, averaging.
 */
@NullMarked
package io.github.spikeword.trainer.optimise;

import org.jspecify.annotations.NullMarked;
