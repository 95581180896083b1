/** Long recordings put together from clips, noise and other speech, with exact labels. */
@NullMarked
package io.github.spikeword.trainer.compose;

import org.jspecify.annotations.NullMarked;
