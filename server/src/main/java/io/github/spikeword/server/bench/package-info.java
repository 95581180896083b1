/**
 * How much listening one machine can do: streams in memory, clients on sockets, and for how long.
 */
@NullMarked
package io.github.spikeword.server.bench;

import org.jspecify.annotations.NullMarked;
