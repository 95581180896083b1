/** What a training run tells a person in a terminal: its progress and the tutorial's tables. */
@NullMarked
package io.github.spikeword.trainer.console;

import org.jspecify.annotations.NullMarked;
