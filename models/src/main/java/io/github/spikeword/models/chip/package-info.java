/** The H1v2 chip's arithmetic: its constants, its weight grid, its mismatch and its energy. */
@NullMarked
package io.github.spikeword.models.chip;

import org.jspecify.annotations.NullMarked;
