/** Work spread over threads whose result never depends on how many there are. */
@NullMarked
package io.github.spikeword.trainer.parallel;

import org.jspecify.annotations.NullMarked;
