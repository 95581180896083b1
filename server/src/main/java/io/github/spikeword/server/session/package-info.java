/** Listening for many at once: sessions, what each client is shown, bounded queues, limits. */
@NullMarked
package io.github.spikeword.server.session;

import org.jspecify.annotations.NullMarked;
