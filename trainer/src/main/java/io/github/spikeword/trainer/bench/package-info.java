/** How fast training and feature extraction are on this machine. */
@NullMarked
package io.github.spikeword.trainer.bench;

import org.jspecify.annotations.NullMarked;
