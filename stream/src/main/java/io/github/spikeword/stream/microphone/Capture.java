package io.github.spikeword.stream.microphone;

import io.github.spikeword.stream.audio.PcmFormat;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One opening of a device: pumps its sound into a ring until the device ends or is closed.
 *
 * <p>One thread pumps and allocates nothing; the observations may be read on any thread.
 */
final class Capture implements Runnable, AutoCloseable {

  /** Frames are fetched this often, times a second: the length of a step. */
  private static final int FETCHES_PER_SECOND = 125;

  private final CaptureLine line;
  private final PcmFormat format;
  private final FrameRing ring;
  private final LongSupplier nanoTime;
  private final long openedNanos;
  private final float[] chunk;

  private volatile long firstFrameNanos;
  private volatile long lastFrameNanos;
  private volatile long zeroFrames;
  private volatile boolean ended;
  private volatile @Nullable String failure;

  Capture(CaptureLine line, int ringMillis, LongSupplier nanoTime) {
    this.line = line;
    this.nanoTime = nanoTime;
    format = line.format();
    int rate = format.sampleRateHz();
    chunk = new float[Math.max(1, rate / FETCHES_PER_SECOND)];
    ring = new FrameRing(Math.max(chunk.length, (int) ((long) rate * ringMillis / 1000)));
    openedNanos = nanoTime.getAsLong();
    lastFrameNanos = openedNanos;
  }

  @Override
  public void run() {
    while (pump()) {
      // until the device ends or is closed
    }
  }

  /** Fetches once; false when there is nothing more to fetch. */
  boolean pump() {
    int count;
    try {
      count = line.read(chunk);
    } catch (IOException | RuntimeException e) {
      failure = e.getMessage();
      count = -1;
    }
    if (count < 1 || ended) { // closed meanwhile: nobody reads this any more
      ended = true;
      ring.wake();
      return false;
    }
    long now = nanoTime.getAsLong();
    if (ring.written() == 0) {
      firstFrameNanos = now - nanosOf(count);
    }
    lastFrameNanos = now;
    countZeros(count);
    ring.write(chunk, count);
    return true;
  }

  @SuppressWarnings("NonAtomicOperationOnVolatileField") // only the capture thread writes
  private void countZeros(int count) {
    int zeros = 0;
    for (int i = count - 1; i >= 0 && chunk[i] == 0; i--) {
      zeros++;
    }
    zeroFrames = zeros == count ? zeroFrames + count : zeros;
  }

  FrameRing ring() {
    return ring;
  }

  /** The format at opening. */
  PcmFormat format() {
    return format;
  }

  boolean hasChangedFormat() {
    return !line.format().equals(format);
  }

  /** Whether no further frame will come. */
  boolean hasEnded() {
    return ended;
  }

  /** What the device said when it failed, if it said something. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  boolean hasSound() {
    return ring.written() > 0;
  }

  /** When the first frame was spoken. */
  long firstFrameNanos() {
    return firstFrameNanos;
  }

  /** When the last frame came, or the line was opened. */
  long lastFrameNanos() {
    return lastFrameNanos;
  }

  /** Length of the run of exact zeros up to now, milliseconds of sound. */
  long zeroMillis() {
    return zeroFrames * 1000 / format.sampleRateHz();
  }

  /** Duration of so many frames. */
  long nanosOf(long frames) {
    return frames * 1_000_000_000L / format.sampleRateHz();
  }

  @Override
  public void close() {
    line.close();
    ended = true;
    ring.wake();
  }
}
