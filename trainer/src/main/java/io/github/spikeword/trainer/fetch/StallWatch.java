package io.github.spikeword.trainer.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Closes a stream on which nothing has arrived for too long, which ends a read that would wait for
 * ever. One thread of its own, ended by {@link #close()}.
 */
final class StallWatch implements AutoCloseable {

  private final InputStream stream;
  private final long limitNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long lastSign = System.nanoTime();
  private boolean stalled;
  private boolean finished;

  StallWatch(InputStream stream, Duration limit) {
    this.stream = stream;
    this.limitNanos = limit.toNanos();
    Thread thread = new Thread(this::watch, "spikeword-download-watch");
    thread.setDaemon(true);
    thread.start();
  }

  /** Something has arrived. */
  void alive() {
    lock.lock();
    try {
      lastSign = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the stream was closed because nothing arrived. */
  boolean stalled() {
    lock.lock();
    try {
      return stalled;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      finished = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    if (waitForStall()) {
      try {
        stream.close();
      } catch (IOException e) {
        // it is given up either way, and the reader reports the stall
      }
    }
  }

  private boolean waitForStall() {
    lock.lock();
    try {
      while (!finished) {
        long left = limitNanos - (System.nanoTime() - lastSign);
        if (left <= 0) {
          stalled = true;
          return true;
        }
        long unused = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
    return false;
  }
}
