/** The recordings a model is made from: which there are, whose they are, and who may see them. */
@NullMarked
package io.github.spikeword.trainer.corpus;

import org.jspecify.annotations.NullMarked;
