package io.github.spikeword.server.protocol;

import java.time.Instant;

/**
 * What every message carries beside its content.
 *
 * @param seq place in the session's order, from 1; grows, though not every client gets every
 *     number. Messages about a connection repeat the last number of the session.
 * @param session id of the session
 * @param streamTimeMs sound of the session up to this message, milliseconds
 * @param wallTime the server's clock
 */
public record Stamp(long seq, String session, double streamTimeMs, Instant wallTime) {}
