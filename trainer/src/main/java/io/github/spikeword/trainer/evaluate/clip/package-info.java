/** Judges a model clip by clip: which of its words does it take each recording for? */
@NullMarked
package io.github.spikeword.trainer.evaluate.clip;

import org.jspecify.annotations.NullMarked;
