/** Running for weeks: metrics, health, orderly shutdown. */
@NullMarked
package io.github.spikeword.server.operation;

import org.jspecify.annotations.NullMarked;
