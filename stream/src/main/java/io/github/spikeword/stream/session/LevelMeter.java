package io.github.spikeword.stream.session;

import io.github.spikeword.stream.event.ListeningEvent.Level;

/** Root mean square and peak of the sound since the last reading. Not thread-safe. */
public final class LevelMeter {

  private double sumOfSquares;
  private double peak;
  private long count;

  /**
   * Takes in samples.
   *
   * @param samples full scale 1
   * @throws IllegalArgumentException if one of them is not finite
   */
  public void add(float[] samples, int offset, int length) {
    double sum = 0;
    float largest = 0;
    for (int i = offset; i < offset + length; i++) {
      sum += (double) samples[i] * samples[i];
      largest = Math.max(largest, Math.abs(samples[i]));
    }
    if (!(sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Sound must be finite numbers, found infinity or not-a-number among "
              + length
              + " samples.");
    }
    sumOfSquares += sum;
    peak = Math.max(peak, largest);
    count += length;
  }

  /** The level since the last reading, zero if there was no sound; the next one starts anew. */
  public Level read(long step) {
    Level level = new Level(step, count == 0 ? 0 : Math.sqrt(sumOfSquares / count), peak);
    sumOfSquares = 0;
    peak = 0;
    count = 0;
    return level;
  }
}
