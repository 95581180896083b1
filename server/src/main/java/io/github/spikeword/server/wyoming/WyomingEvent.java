package io.github.spikeword.server.wyoming;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event of the protocol.
 *
 * @param type for example {@code audio-chunk}
 * @param data a JSON object, empty if there is none
 * @param payload bytes that follow, for example sound; empty if there are none; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and sound is not copied
record WyomingEvent(String type, JsonNode data, byte[] payload) {}
