/** Who may connect: token and tickets, origin and host checks, headers of every answer. */
@NullMarked
package io.github.spikeword.server.security;

import org.jspecify.annotations.NullMarked;
