package io.github.spikeword.trainer.fetch;

import java.time.Duration;

/**
 * How patient a download is.
 *
 * @param connectTimeout longest wait for a connection and for the answer's head
 * @param stallTimeout longest wait for the next byte
 * @param attempts how often it is tried without getting any further, positive
 * @param firstPause pause before the second attempt; doubled each time, up to a minute
 */
public record DownloadSettings(
    Duration connectTimeout, Duration stallTimeout, int attempts, Duration firstPause) {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** For a file of some gigabytes from a public server. */
  public static DownloadSettings standard() {
    return new DownloadSettings(
        Duration.ofSeconds(30), Duration.ofSeconds(60), 6, Duration.ofSeconds(1));
  }

  /** Pause after the given number of vain attempts in a row, from 0. */
  Duration pause(int failures) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(Math.max(0, failures - 1), 16));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
