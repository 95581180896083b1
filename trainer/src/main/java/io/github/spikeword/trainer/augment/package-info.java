/** New clips from old ones: what a word would have sounded like elsewhere, the same every time. */
@NullMarked
package io.github.spikeword.trainer.augment;

import org.jspecify.annotations.NullMarked;
