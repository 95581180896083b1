package io.github.spikeword.trainer.bench;

import io.github.spikeword.trainer.statistics.Sample;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Items per second of a piece of work that is repeated: the median over repetitions after a
 * warm-up. Beside wall-clock time it takes the processor time of the whole process, which on a
 * shared machine is the fairer figure.
 *
 * @param perSecond items per second of wall-clock time, median
 * @param slowest the slowest repetition
 * @param fastest the fastest repetition
 * @param perProcessorSecond items per second of processor time of all threads, median
 * @param repetitions how often it was measured
 */
public record Timing(
    double perSecond, double slowest, double fastest, double perProcessorSecond, int repetitions) {

  private static final double NANOS = 1e9;

  /** A piece of work. */
  @FunctionalInterface
  interface Work {
    /** Does it once and returns how many items that were. */
    double items();
  }

  /**
   * Measures.
   *
   * @param warmUpSeconds how long it runs before anything counts
   * @param repetitions how often it is measured, from 1
   * @param seconds how long each repetition lasts at least
   */
  static Timing of(Work work, double warmUpSeconds, int repetitions, double seconds) {
    repeat(work, warmUpSeconds);
    List<Double> wall = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    for (int k = 0; k < repetitions; k++) {
      Measured measured = repeat(work, seconds);
      wall.add(measured.items / measured.seconds);
      processor.add(measured.items / measured.processorSeconds);
    }
    Sample sample = Sample.of(wall);
    return new Timing(
        sample.median(), sample.min(), sample.max(), Sample.of(processor).median(), repetitions);
  }

  private record Measured(double items, double seconds, double processorSeconds) {}

  private static Measured repeat(Work work, double seconds) {
    long start = System.nanoTime();
    double processorStart = processorSeconds();
    double items = 0;
    double passed;
    do {
      items += work.items();
      passed = (System.nanoTime() - start) / NANOS;
    } while (passed < seconds);
    return new Measured(items, passed, processorSeconds() - processorStart);
  }

  private static double processorSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / NANOS
        : Double.NaN;
  }
}
