package io.github.spikeword.server.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Looks at the process's memory now and then, and says whether it grows. */
public final class MemoryWatch {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double MEBIBYTE = 1 << 20;

  /**
   * The memory at one moment, mebibytes.
   *
   * @param heap live objects, after a garbage collection
   * @param resident physical memory of the process; negative where the system does not tell
   */
  public record Sample(double seconds, double heap, double resident) {}

  private final List<Sample> samples = new ArrayList<>();

  /** Collects garbage and takes a sample. */
  public void sample(double seconds) {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    OptionalLong resident = residentKibibytes();
    samples.add(
        new Sample(
            seconds, heap / MEBIBYTE, resident.isPresent() ? resident.getAsLong() / 1024.0 : -1));
  }

  private static OptionalLong residentKibibytes() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty(); // only Linux tells it this way
    }
  }

  /** The samples in order. */
  public List<Sample> samples() {
    return List.copyOf(samples);
  }

  /**
   * How much the live heap grew from the first to the last third of the samples, mebibytes; the
   * least of each third is compared, so that a sample in a busy moment does not count.
   */
  public double heapGrowth() {
    return growth(Sample::heap);
  }

  /**
   * How much the process's memory grew in the same sense, mebibytes: heap, code, threads and
   * buffers outside the heap. The heap's own part is still only if its size is fixed ({@code -Xms}
   * equal to {@code -Xmx}, {@code -XX:+AlwaysPreTouch}).
   */
  public double residentGrowth() {
    return growth(Sample::resident);
  }

  private double growth(ToDoubleFunction<Sample> memory) {
    int third = Math.max(1, samples.size() / 3);
    double early = least(samples.subList(0, third), memory);
    double late = least(samples.subList(samples.size() - third, samples.size()), memory);
    return late - early;
  }

  private static double least(List<Sample> some, ToDoubleFunction<Sample> memory) {
    return some.stream().mapToDouble(memory).min().orElse(0);
  }
}
