package io.github.spikeword.stream.microphone;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A ring of sound between the capture thread and whoever listens. When it is full the oldest sound
 * is overwritten, so the writer never waits and the reader always gets the newest.
 *
 * <p>How: frames have numbers 0, 1, 2 ... The writer first raises {@code claimed}, from then on
 * frames {@code claimed - capacity} and up are safe to read, then writes, then raises {@code
 * published}. The reader copies and then looks at {@code claimed} again: what it copied from below
 * the safe range may be torn and is thrown away. No lock is shared between writer and reader.
 *
 * <h2>Assumptions</h2>
 *
 * <ol>
 *   <li>One thread writes. It may be another one later if the first has ended.
 *   <li>Reading and accounting may happen on any threads.
 * </ol>
 *
 * <h2>Guarantees</h2>
 *
 * <ol>
 *   <li>{@link #write} is wait-free and allocates nothing.
 *   <li>Every frame written is read once, in order, or counted as dropped.
 *   <li>{@link #account} adds up at every moment, {@code read = processed + dropped + queued}, with
 *       at most {@link #capacity} queued. A frame counts as dropped as soon as it is overwritten,
 *       whether the reader has noticed or not.
 * </ol>
 */
final class FrameRing {

  private static final VarHandle CLAIMED;
  private static final VarHandle PUBLISHED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      CLAIMED = lookup.findVarHandle(FrameRing.class, "claimed", long.class);
      PUBLISHED = lookup.findVarHandle(FrameRing.class, "published", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final float[] frames;
  private final int mask;

  /** Frames that the writer has written or is about to write. */
  @SuppressWarnings("unused") // through CLAIMED
  private long claimed;

  /** Frames that are complete. */
  @SuppressWarnings("unused") // through PUBLISHED
  private long published;

  /** Frames that were read or dropped, and those of them that were dropped; guarded by this. */
  private long taken;

  private long dropped;

  /** A reader that waits. */
  private volatile @Nullable Thread waiting;

  /**
   * An empty ring.
   *
   * @param minimumFrames room that is needed, from 1; rounded up to a power of two
   */
  FrameRing(int minimumFrames) {
    int capacity = Integer.highestOneBit(Math.max(1, minimumFrames - 1)) << 1;
    frames = new float[capacity];
    mask = capacity - 1;
  }

  int capacity() {
    return frames.length;
  }

  /** Frames written so far. */
  long written() {
    return (long) PUBLISHED.getAcquire(this);
  }

  /**
   * Adds frames and wakes a waiting reader.
   *
   * @param count how many of {@code from}, 0 to {@link #capacity}
   */
  void write(float[] from, int count) {
    long first = (long) PUBLISHED.getAcquire(this);
    CLAIMED.setOpaque(this, first + count);
    VarHandle.fullFence(); // the claim is seen before any of the frames
    int at = (int) first & mask;
    int part = Math.min(count, frames.length - at);
    System.arraycopy(from, 0, frames, at, part);
    System.arraycopy(from, part, frames, 0, count - part);
    PUBLISHED.setVolatile(this, first + count);
    Thread reader = waiting;
    if (reader != null) {
      LockSupport.unpark(reader);
    }
  }

  /**
   * Takes the oldest frames.
   *
   * @return frames copied into {@code into}; or, negative, that many frames were overwritten here
   *     and nothing was copied; or 0 when the ring is empty
   */
  synchronized long read(float[] into) {
    long complete = (long) PUBLISHED.getAcquire(this);
    long overwritten = (long) CLAIMED.getAcquire(this) - frames.length - taken;
    int count = (int) Math.min(complete - taken, into.length);
    if (overwritten <= 0 && count > 0) {
      int at = (int) taken & mask;
      int part = Math.min(count, frames.length - at);
      System.arraycopy(frames, at, into, 0, part);
      System.arraycopy(frames, 0, into, part, count - part);
      VarHandle.fullFence(); // the frames are copied before the claim is looked at again
      overwritten = (long) CLAIMED.getOpaque(this) - frames.length - taken;
    }
    if (overwritten > 0) {
      taken += overwritten;
      dropped += overwritten;
      return -overwritten;
    }
    taken += count;
    return count;
  }

  /**
   * Waits until there is something to read, the thread is interrupted or {@link #wake} is called,
   * at most so long. May return early.
   */
  void await(long nanos) {
    waiting = Thread.currentThread();
    if (isEmpty()) {
      LockSupport.parkNanos(this, nanos);
    }
    waiting = null;
  }

  /** Ends a wait. */
  void wake() {
    LockSupport.unpark(waiting);
  }

  synchronized boolean isEmpty() {
    return (long) PUBLISHED.getVolatile(this) == taken;
  }

  /** Where all frames are at this moment. */
  synchronized FrameAccount account() {
    long before;
    long complete;
    do {
      before = (long) CLAIMED.getVolatile(this);
      complete = (long) PUBLISHED.getVolatile(this);
    } while ((long) CLAIMED.getVolatile(this) != before);
    long overwritten = Math.max(0, before - frames.length - taken);
    return new FrameAccount(
        complete, taken - dropped, dropped + overwritten, complete - taken - overwritten);
  }
}
