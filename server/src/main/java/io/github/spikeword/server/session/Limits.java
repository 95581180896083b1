package io.github.spikeword.server.session;

import io.github.spikeword.server.config.KnownSettings;
import io.github.spikeword.server.config.Settings;
import io.github.spikeword.server.protocol.LimitsInfo;

/**
 * What clients may do; the settings of the like names explain each. Where a limit is reached the
 * client gets an {@code error} with the matching {@link
 * io.github.spikeword.server.protocol.ErrorCode}, and that code's close code.
 */
public record Limits(
    int messageBytes,
    int messagesPerSecond,
    double audioRate,
    double audioBurstSeconds,
    int sessionsPerAddress,
    int sessions,
    double idleSeconds,
    double sessionSeconds,
    int uploadBytes,
    double uploadSeconds,
    double uploadWaitSeconds,
    int recognitions,
    double pictureSeconds,
    int queuedPictures,
    int queuedEvents,
    double writeSeconds,
    int resumeEvents,
    double heartbeatSeconds) {

  /** The limits that the settings say. */
  public static Limits of(Settings settings) {
    return new Limits(
        settings.get(KnownSettings.MESSAGE_BYTES),
        settings.get(KnownSettings.MESSAGES_PER_SECOND),
        settings.get(KnownSettings.AUDIO_RATE),
        settings.get(KnownSettings.AUDIO_BURST_SECONDS),
        settings.get(KnownSettings.SESSIONS_PER_ADDRESS),
        settings.get(KnownSettings.SESSIONS),
        settings.get(KnownSettings.IDLE_SECONDS),
        settings.get(KnownSettings.SESSION_SECONDS),
        settings.get(KnownSettings.UPLOAD_BYTES),
        settings.get(KnownSettings.UPLOAD_SECONDS),
        settings.get(KnownSettings.UPLOAD_WAIT_SECONDS),
        settings.get(KnownSettings.RECOGNITIONS),
        settings.get(KnownSettings.PICTURE_SECONDS),
        settings.get(KnownSettings.QUEUED_PICTURES),
        settings.get(KnownSettings.QUEUED_EVENTS),
        settings.get(KnownSettings.WRITE_SECONDS),
        settings.get(KnownSettings.RESUME_EVENTS),
        settings.get(KnownSettings.HEARTBEAT_SECONDS));
  }

  /** Those that a client is told. */
  public LimitsInfo info() {
    return new LimitsInfo(
        messageBytes,
        messagesPerSecond,
        audioRate,
        audioBurstSeconds,
        idleSeconds,
        sessionSeconds,
        uploadBytes);
  }
}
