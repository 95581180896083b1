/** Backpropagation through time: the network's forward pass, its gradient, and nothing else. */
@NullMarked
package io.github.spikeword.trainer.bptt;

import org.jspecify.annotations.NullMarked;
