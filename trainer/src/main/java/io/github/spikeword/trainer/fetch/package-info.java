/** How the public corpus comes to this machine: resumed, verified, and unpacked without trust. */
@NullMarked
package io.github.spikeword.trainer.fetch;

import org.jspecify.annotations.NullMarked;
