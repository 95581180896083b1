package io.github.spikeword.server.protocol;

/**
 * What a connection may do, as told in {@code hello}. Each is explained by the setting of the like
 * name, see {@link io.github.spikeword.server.config.KnownSettings}.
 */
public record LimitsInfo(
    int messageBytes,
    int messagesPerSecond,
    double audioRate,
    double audioBurstSeconds,
    double idleSeconds,
    double sessionSeconds,
    int uploadBytes) {}
