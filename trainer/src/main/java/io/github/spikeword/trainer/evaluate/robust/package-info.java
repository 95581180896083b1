/**
 * What becomes of a model's figures when nothing but the circumstances change: how loud the sound
 * is, at which rate it was recorded, which chip listens, and what was heard before.
 */
@NullMarked
package io.github.spikeword.trainer.evaluate.robust;

import org.jspecify.annotations.NullMarked;
