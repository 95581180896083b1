/** Protocol version 1: every message as a record, and the one place that turns it into JSON. */
@NullMarked
package io.github.spikeword.server.protocol;

import org.jspecify.annotations.NullMarked;
