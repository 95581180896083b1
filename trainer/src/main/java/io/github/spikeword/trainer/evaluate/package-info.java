/** How a model is judged: what the parts of an evaluation have in common. */
@NullMarked
package io.github.spikeword.trainer.evaluate;

import org.jspecify.annotations.NullMarked;
