package io.github.spikeword.server.operation;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How busy this process is. Thread-safe. */
public final class ProcessLoad {

  private static final long REFRESH_NANOS = 1_000_000_000L;

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private double last;
  private long lastNanos = System.nanoTime() - REFRESH_NANOS;

  /** Share of all cores that this process used lately, 0 to 1; asked at most once a second. */
  public synchronized double processCpu() {
    long now = System.nanoTime();
    if (now - lastNanos >= REFRESH_NANOS) {
      last = Math.max(0, Math.min(1, system.getProcessCpuLoad()));
      lastNanos = now;
    }
    return last;
  }
}
