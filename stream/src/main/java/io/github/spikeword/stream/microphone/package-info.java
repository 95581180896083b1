/** The live microphone: found, opened, watched, reopened, and never made to wait. */
@NullMarked
package io.github.spikeword.stream.microphone;

import org.jspecify.annotations.NullMarked;
