package io.github.spikeword.server.bench;

import org.HdrHistogram.Histogram;

/**
 * A summary of durations, milliseconds.
 *
 * @param count how many were measured
 */
public record Percentiles(long count, double p50, double p99, double p999, double max) {

  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final double NANOS_PER_MILLI = 1e6;

  /** An empty histogram of nanoseconds that {@link #of} summarises. */
  static Histogram histogram() {
    return new Histogram(LONGEST_NANOS, 3);
  }

  /** Counts a duration; anything beyond a minute counts as a minute. */
  static void record(Histogram histogram, long nanos) {
    histogram.recordValue(Math.max(0, Math.min(LONGEST_NANOS, nanos)));
  }

  static Percentiles of(Histogram histogram) {
    return new Percentiles(
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(50) / NANOS_PER_MILLI,
        histogram.getValueAtPercentile(99) / NANOS_PER_MILLI,
        histogram.getValueAtPercentile(99.9) / NANOS_PER_MILLI,
        histogram.getMaxValue() / NANOS_PER_MILLI);
  }
}
