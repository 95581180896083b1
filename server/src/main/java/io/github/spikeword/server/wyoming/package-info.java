/**
 * The Wyoming protocol, by which Home Assistant talks to wake-word services: one TCP connection,
 * events as a line of JSON with optional data and payload.
 */
@NullMarked
package io.github.spikeword.server.wyoming;

import org.jspecify.annotations.NullMarked;
