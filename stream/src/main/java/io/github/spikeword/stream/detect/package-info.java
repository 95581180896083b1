/** How spikes become scores and scores become detections. */
@NullMarked
package io.github.spikeword.stream.detect;

import org.jspecify.annotations.NullMarked;
