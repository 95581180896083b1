/** Many runs side by side, and the one table that compares them. */
@NullMarked
package io.github.spikeword.trainer.sweep;

import org.jspecify.annotations.NullMarked;
