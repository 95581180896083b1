/** The one source of randomness in training: seeded, the same bits on every machine. */
@NullMarked
package io.github.spikeword.trainer.random;

import org.jspecify.annotations.NullMarked;
