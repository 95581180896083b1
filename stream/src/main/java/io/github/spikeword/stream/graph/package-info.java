/**
 * Sound sources, sessions and listeners joined as Akka Streams, with back-pressure and accounts.
 */
@NullMarked
package io.github.spikeword.stream.graph;

import org.jspecify.annotations.NullMarked;
