package io.github.spikeword.stream.microphone;

/**
 * How patient the microphone is; all times in milliseconds.
 *
 * @param ringMillis sound kept for a reader that falls behind, 100 to 60,000
 * @param stallMillis silence of the device (not of the room) after which it is reopened, 100 to
 *     60,000
 * @param zerosMillis sound of exact zeros after which it is reported, 100 to 60,000
 * @param firstRetryMillis wait before a lost device is opened again; doubles with every failure,
 *     from 1
 * @param longestRetryMillis longest such wait, at least the first
 * @param giveUpMillis time without sound after which no further attempt is made; 0 for never
 */
public record MicrophoneSettings(
    int ringMillis,
    int stallMillis,
    int zerosMillis,
    int firstRetryMillis,
    int longestRetryMillis,
    long giveUpMillis) {

  /** Two seconds of ring, faults noticed within two seconds, attempts for ever. */
  public static final MicrophoneSettings STANDARD =
      new MicrophoneSettings(2000, 1500, 1500, 250, 10_000, 0);

  public MicrophoneSettings {
    requireTime("ring", ringMillis);
    requireTime("stall", stallMillis);
    requireTime("zeros", zerosMillis);
    if (firstRetryMillis < 1 || longestRetryMillis < firstRetryMillis || giveUpMillis < 0) {
      throw new IllegalArgumentException(
          "Retries need 1 <= first <= longest and a time to give up from 0, found "
              + firstRetryMillis
              + ", "
              + longestRetryMillis
              + " and "
              + giveUpMillis
              + " ms.");
    }
  }

  private static void requireTime(String name, int millis) {
    if (millis < 100 || millis > 60_000) {
      throw new IllegalArgumentException(
          "The microphone's " + name + " time is 100 to 60000 ms, found " + millis + " ms.");
    }
  }
}
