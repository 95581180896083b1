/**
 * What training minimises: losses on output spikes, on firing rates and on weights, each with its
 * derivative.
 */
@NullMarked
package io.github.spikeword.trainer.loss;

import org.jspecify.annotations.NullMarked;
