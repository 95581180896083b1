/**
 * Where training starts: calibrated front ends and weights that keep every neuron near its
 * threshold.
 */
@NullMarked
package io.github.spikeword.trainer.initialise;

import org.jspecify.annotations.NullMarked;
