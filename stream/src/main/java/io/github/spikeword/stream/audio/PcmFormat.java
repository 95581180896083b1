package io.github.spikeword.stream.audio;

import io.github.spikeword.models.UserError;

/**
 * The layout of raw PCM sound: channels interleaved, one sample of each per frame.
 *
 * @param encoding how a sample is stored
 * @param channels channels, 1 to {@value #MOST_CHANNELS}
 * @param sampleRateHz samples per second, {@value #LOWEST_RATE_HZ} to {@value #HIGHEST_RATE_HZ}
 */
public record PcmFormat(PcmEncoding encoding, int channels, int sampleRateHz) {

  /** Most channels that are mixed down. */
  public static final int MOST_CHANNELS = 8;

  /** Lowest sample rate that still holds some speech, Hz. */
  public static final int LOWEST_RATE_HZ = 1_000;

  /** Highest sample rate in use anywhere, Hz. */
  public static final int HIGHEST_RATE_HZ = 384_000;

  /**
   * Checks the ranges.
   *
   * @throws UserError outside the ranges: they come from files and callers of the server
   */
  public PcmFormat {
    requireSupported(channels, sampleRateHz);
  }

  static void requireSupported(int channels, long sampleRateHz) {
    if (channels < 1 || channels > MOST_CHANNELS) {
      throw new UserError(
          "Sound must have 1 to "
              + MOST_CHANNELS
              + " channels, found "
              + channels
              + ". Mix it down to mono first.");
    }
    if (sampleRateHz < LOWEST_RATE_HZ || sampleRateHz > HIGHEST_RATE_HZ) {
      throw new UserError(
          "The sample rate must lie between "
              + LOWEST_RATE_HZ
              + " and "
              + HIGHEST_RATE_HZ
              + " Hz, found "
              + sampleRateHz
              + " Hz. The sound must be recorded or exported again.");
    }
  }

  /** Bytes per frame: one sample of every channel. */
  public int frameBytes() {
    return channels * encoding.bytes();
  }
}
