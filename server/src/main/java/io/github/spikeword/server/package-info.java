/** How people reach it: the entry point of the one command line. */
@NullMarked
package io.github.spikeword.server;

import org.jspecify.annotations.NullMarked;
