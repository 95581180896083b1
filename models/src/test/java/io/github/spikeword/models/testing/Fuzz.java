package io.github.spikeword.models.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Gives a parser damaged input by the hundred thousand and holds it to four things: it never
 * throws, but for what the test itself takes as a refusal; it never hangs; no input makes it
 * allocate more than it may; and nothing of the inputs stays behind.
 */
public final class Fuzz {

  /** What every parser of strangers' bytes has to bear. */
  public static final int INPUTS = 100_000;

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int WARM_UP = 2_000;
  private static final long TOLERATED_GROWTH_BYTES = 8 << 20;

  /** Reads one input. */
  @FunctionalInterface
  public interface Parser {

    /**
     * Reads an input.
     *
     * @return true if it was understood, false if it was refused as documented
     * @throws Exception any exception is a defect
     */
    boolean understands(byte[] input) throws Exception;
  }

  private Fuzz() {}

  /**
   * Feeds a parser with {@link #INPUTS} inputs.
   *
   * @param mostBytes what the parser may allocate for one input
   */
  public static void run(Mutations mutations, long mostBytes, Parser parser) {
    run(INPUTS, mutations::next, mostBytes, parser);
  }

  /**
   * Feeds a parser.
   *
   * @param inputs how many
   * @param next makes the next input
   * @param mostBytes what the parser may allocate for one input, on the calling thread
   */
  public static void run(int inputs, Supplier<byte[]> next, long mostBytes, Parser parser) {
    assertTimeoutPreemptively(LONGEST, () -> feed(inputs, next, mostBytes, parser));
  }

  private static void feed(int inputs, Supplier<byte[]> next, long mostBytes, Parser parser) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long heap = 0;
    int understood = 0;
    for (int n = 0; n < inputs; n++) {
      if (n == Math.min(WARM_UP, inputs / 2)) {
        heap = heapInUse();
      }
      byte[] input = next.get();
      long before = threads.getCurrentThreadAllocatedBytes();
      understood += understands(parser, input, n) ? 1 : 0;
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      if (n >= WARM_UP && allocated > mostBytes) { // the first ones load classes
        throw new AssertionError(
            allocated
                + " bytes, more than "
                + mostBytes
                + ", were allocated for "
                + text(input, n));
      }
    }
    assertThat(heapInUse() - heap).as("growth of the heap").isLessThan(TOLERATED_GROWTH_BYTES);
    // the test would prove nothing if every input were refused, or none
    assertThat(understood).as("inputs understood").isBetween(inputs / 1000, inputs - inputs / 1000);
  }

  private static boolean understands(Parser parser, byte[] input, int n) {
    try {
      return parser.understands(input);
    } catch (Exception | Error e) {
      throw new AssertionError("Neither understood nor refused: " + text(input, n), e);
    }
  }

  private static String text(byte[] input, int n) {
    return "input " + n + ", base64 " + Base64.getEncoder().encodeToString(input);
  }

  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
