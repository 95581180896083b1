package io.github.spikeword.stream.microphone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameRingTest {

  /** Frames carry their number; floats count exactly up to here. */
  private static final int NUMBERS = 1 << 24;

  @ParameterizedTest
  @CsvSource({"1,2", "2,2", "3,4", "4,4", "5,8", "32000,32768", "32768,32768", "32769,65536"})
  void roomIsRoundedUpToAPowerOfTwo(int minimum, int capacity) {
    assertThat(new FrameRing(minimum).capacity()).isEqualTo(capacity);
  }

  @Test
  void fullRingOverwritesTheOldestAndTellsHowMany() {
    FrameRing ring = new FrameRing(8);
    write(ring, 0, 6);
    write(ring, 6, 5); // frames 0 to 2 are gone
    assertThat(ring.account()).isEqualTo(new FrameAccount(11, 0, 3, 8));
    float[] into = new float[20];
    assertThat(ring.read(into)).isEqualTo(-3);
    assertThat(ring.read(into)).isEqualTo(8);
    assertThat(into).startsWith(3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(ring.read(into)).isZero();
    assertThat(ring.account()).isEqualTo(new FrameAccount(11, 8, 3, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64, 1000})
  void agreesWithAPlainQueueOnRandomWritesAndReads(int minimum) {
    FrameRing ring = new FrameRing(minimum);
    SplittableRandom random = new SplittableRandom(minimum);
    ArrayDeque<Float> queue = new ArrayDeque<>();
    int written = 0;
    long processed = 0;
    long dropped = 0;
    long droppedUntold = 0;
    float[] into = new float[minimum + 3];
    for (int round = 0; round < 3000; round++) {
      if (random.nextBoolean()) {
        int count = random.nextInt(ring.capacity() + 1);
        write(ring, written, count);
        for (int n = 0; n < count; n++) {
          queue.add((float) (written + n));
        }
        written += count;
        while (queue.size() > ring.capacity()) {
          queue.remove();
          dropped++;
          droppedUntold++;
        }
      } else {
        long read = ring.read(into);
        if (droppedUntold > 0) {
          assertThat(read).isEqualTo(-droppedUntold);
          droppedUntold = 0;
        } else {
          assertThat(read).isEqualTo(Math.min(queue.size(), into.length));
          for (int n = 0; n < read; n++) {
            assertThat(into[n]).isEqualTo(queue.remove());
          }
          processed += read;
        }
      }
      assertThat(ring.account())
          .isEqualTo(new FrameAccount(written, processed, dropped, queue.size()));
    }
    assertThat(dropped).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"256,64,100000", "4096,128,1000000", "64,64,1000"})
  void everyFrameIsReadInOrderOrDroppedWhileAWriterRunsAtFullSpeed(
      int capacity, int chunk, int pauseEvery) throws InterruptedException {
    FrameRing ring = new FrameRing(capacity);
    AtomicBoolean stop = new AtomicBoolean();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread writer =
        start(
            failure,
            () -> {
              float[] frames = new float[chunk];
              long next = 0;
              while (!stop.get()) {
                for (int n = 0; n < chunk; n++) {
                  frames[n] = (next + n) % NUMBERS;
                }
                ring.write(frames, chunk);
                next += chunk;
                if (next / chunk % pauseEvery == 0) {
                  Thread.yield();
                }
              }
            });
    Thread accountant =
        start(
            failure,
            () -> {
              long processed = 0;
              long dropped = 0;
              while (!stop.get()) {
                FrameAccount account = ring.account(); // checks that it adds up
                assertThat(account.queued()).isLessThanOrEqualTo(ring.capacity());
                assertThat(account.processed()).isGreaterThanOrEqualTo(processed);
                assertThat(account.dropped()).isGreaterThanOrEqualTo(dropped);
                processed = account.processed();
                dropped = account.dropped();
              }
            });
    float[] into = new float[chunk + 3];
    long expected = 0;
    long processed = 0;
    long until = System.nanoTime() + 400_000_000L;
    while (System.nanoTime() < until && failure.get() == null) {
      long count = ring.read(into);
      if (count < 0) {
        expected -= count;
      } else {
        for (int n = 0; n < count; n++) {
          if (into[n] != (expected + n) % NUMBERS) {
            assertThat(into[n]).as("frame %d", expected + n).isEqualTo((expected + n) % NUMBERS);
          }
        }
        expected += count;
        processed += count;
      }
    }
    stop.set(true);
    writer.join();
    accountant.join();
    assertThat(failure.get()).isNull();
    FrameAccount account = ring.account();
    assertThat(account.read()).isEqualTo(ring.written()).isPositive();
    assertThat(account.processed()).isEqualTo(processed);
  }

  @Test
  void waitingReaderIsWokenByAWrite() throws InterruptedException {
    FrameRing ring = new FrameRing(1024);
    List<Long> waits = new ArrayList<>();
    Thread reader =
        new Thread(
            () -> {
              long start = System.nanoTime();
              while (ring.isEmpty()) {
                ring.await(60_000_000_000L);
              }
              waits.add(System.nanoTime() - start);
            });
    reader.start();
    Thread.sleep(30);
    write(ring, 0, 1);
    reader.join(20_000);
    assertThat(waits).hasSize(1);
  }

  @Test
  void writingAllocatesNothing() {
    FrameRing ring = new FrameRing(4096);
    float[] frames = new float[128];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    writeOften(ring, frames);
    long before = threads.getThreadAllocatedBytes(thread);
    writeOften(ring, frames);
    assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(20_000);
  }

  private static void writeOften(FrameRing ring, float[] frames) {
    for (int n = 0; n < 20_000; n++) {
      ring.write(frames, frames.length);
    }
  }

  private static void write(FrameRing ring, int first, int count) {
    float[] frames = new float[count];
    for (int n = 0; n < count; n++) {
      frames[n] = first + n;
    }
    ring.write(frames, count);
  }

  private static Thread start(AtomicReference<Throwable> failure, Runnable work) {
    Thread thread = new Thread(work);
    thread.setUncaughtExceptionHandler((t, error) -> failure.set(error));
    thread.start();
    return thread;
  }
}
