/** What is heard when in a long recording, and the file that says so. */
@NullMarked
package io.github.spikeword.trainer.label;

import org.jspecify.annotations.NullMarked;
