package io.github.spikeword.trainer.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The machine that a figure was measured on.
 *
 * @param processor its name, as far as the system says
 * @param processors processors that this process may use
 * @param system operating system and architecture
 * @param java virtual machine and version
 * @param maxHeapMegabytes largest heap, MB
 * @param load running processes when asked (one-minute average); negative if the system does not
 *     say. A load above the number of processors makes wall-clock figures too small
 */
public record Machine(
    String processor,
    int processors,
    String system,
    String java,
    long maxHeapMegabytes,
    double load) {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  /** This machine, now. */
  public static Machine here() {
    Runtime runtime = Runtime.getRuntime();
    return new Machine(
        processorName(),
        runtime.availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        runtime.maxMemory() >> 20,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processorName() {
    String unknown = "unknown " + System.getProperty("os.arch");
    if (!Files.isReadable(PROCESSORS)) {
      return unknown;
    }
    try {
      return Files.readAllLines(PROCESSORS).stream()
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(unknown);
    } catch (IOException e) {
      return unknown;
    }
  }
}
