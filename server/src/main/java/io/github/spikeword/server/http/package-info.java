/**
 * The server's addresses: sockets, documents, uploads, the page, and how the server starts and
 * stops.
 */
@NullMarked
package io.github.spikeword.server.http;

import org.jspecify.annotations.NullMarked;
