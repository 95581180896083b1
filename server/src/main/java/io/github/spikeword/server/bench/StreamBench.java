package io.github.spikeword.server.bench;

import com.sun.management.ThreadMXBean;
import io.github.spikeword.server.session.ServedModel;
import io.github.spikeword.stream.event.ListeningEvent;
import io.github.spikeword.stream.session.EventSelection;
import io.github.spikeword.stream.session.ListeningSession;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Many sessions on one thread at real time: every step length all of them get a frame, and the time
 * from the moment it was due until the session has worked through it is measured. Falling behind
 * counts, because the clock does not wait (no coordinated omission).
 */
public final class StreamBench {

  private static final int WARM_UP_STEPS = 250;

  /**
   * What was measured.
   *
   * @param streams sessions at a time
   * @param seconds length of the measurement
   * @param latencyMs from the moment a frame was due until its session was done with it
   * @param busy share of the thread's time in which it worked, 0 to 1; how many streams would fit
   *     follows
   * @param microsPerStep mean time of one step of one session, by the clock
   * @param cpuMicrosPerStep the same by processor time, which other programs hardly change
   * @param bytesPerStep allocated per step of one session
   * @param detections words heard meanwhile
   */
  public record Result(
      int streams,
      double seconds,
      Percentiles latencyMs,
      double busy,
      double microsPerStep,
      double cpuMicrosPerStep,
      double bytesPerStep,
      long detections) {}

  private final float[] sound;
  private final int frame;
  private final ListeningSession[] sessions;
  private final int[] at;
  private long detections;

  /**
   * @param sound what the sessions hear, each from another place on; at least one frame
   */
  public StreamBench(ServedModel model, float[] sound, int streams) {
    this.sound = sound.clone();
    frame = model.bundle().features().frameSamples();
    if (streams < 1 || sound.length < frame) {
      throw new IllegalArgumentException(
          "A measurement needs at least one stream and one frame of sound, found "
              + streams
              + " streams and "
              + sound.length
              + " samples.");
    }
    sessions = new ListeningSession[streams];
    at = new int[streams];
    for (int s = 0; s < streams; s++) {
      sessions[s] =
          new ListeningSession(
              model.bundle(),
              model.newSimulator(),
              EventSelection.NONE,
              event -> {
                if (event instanceof ListeningEvent.Detection) {
                  detections++;
                }
              });
      at[s] = (int) ((long) s * sound.length / streams) / frame * frame;
    }
  }

  /** Measures on the calling thread. */
  public Result run(double seconds) {
    double stepNanos = 1e9 * frame / 16_000;
    for (int step = 0; step < WARM_UP_STEPS; step++) {
      stepAll();
    }
    detections = 0;
    Histogram latency = Percentiles.histogram();
    long steps = Math.max(1, (long) (seconds * 1e9 / stepNanos));
    long allocated = allocatedBytes();
    long worked = 0;
    long cpuBefore = cpuNanos();
    long begin = System.nanoTime();
    for (long step = 0; step < steps; step++) {
      long due = begin + (long) (step * stepNanos);
      waitUntil(due);
      long from = System.nanoTime();
      for (int s = 0; s < sessions.length; s++) {
        step(s);
        Percentiles.record(latency, System.nanoTime() - due);
      }
      worked += System.nanoTime() - from;
    }
    long all = steps * sessions.length;
    return new Result(
        sessions.length,
        seconds,
        Percentiles.of(latency),
        worked / (steps * stepNanos),
        worked / 1e3 / all,
        (cpuNanos() - cpuBefore) / 1e3 / all,
        (double) (allocatedBytes() - allocated) / all,
        detections);
  }

  private void stepAll() {
    for (int s = 0; s < sessions.length; s++) {
      step(s);
    }
  }

  private void step(int s) {
    if (at[s] + frame > sound.length) {
      at[s] = 0;
    }
    sessions[s].accept(sound, at[s], frame);
    at[s] += frame;
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long allocatedBytes() {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
