/**
 * Training on long recordings: what to learn at every step, which pieces to learn from, and the
 * run.
 */
@NullMarked
package io.github.spikeword.trainer.streams;

import org.jspecify.annotations.NullMarked;
