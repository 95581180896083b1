/** What several tests need: a small model, tones that it knows, clients on real sockets. */
@NullMarked
package io.github.spikeword.server.testing;

import org.jspecify.annotations.NullMarked;
