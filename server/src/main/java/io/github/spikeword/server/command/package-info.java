/** The subcommands of {@code spikeword}, one class each, and what they share. */
@NullMarked
package io.github.spikeword.server.command;

import org.jspecify.annotations.NullMarked;
