package io.github.spikeword.trainer.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** FNV-1a of "a", from the published test vectors of the hash. */
  private static final long FNV_OF_A = 0xAF63DC4C8601EC8CL;

  @Test
  void drawsTheKnownSequenceOfSplitMix64() {
    SeededRandom random = new SeededRandom(1234567);
    assertThat(random.nextLong()).isEqualTo(6457827717110365317L);
    assertThat(random.nextLong()).isEqualTo(3203168211198807973L);
    assertThat(random.nextLong()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
  }

  @Test
  void derivesAStreamFromSeedKeyAndIndexAsDocumented() {
    long expectedSeed = mix(mix(mix(42) ^ FNV_OF_A) ^ 7);
    assertThat(SeededRandom.of(42, "a", 7).nextLong())
        .isEqualTo(new SeededRandom(expectedSeed).nextLong());
  }

  @Test
  void givesDifferentStreamsToDifferentWork() {
    assertThat(
            List.of(
                SeededRandom.of(1, "yes/a", 0).nextLong(),
                SeededRandom.of(2, "yes/a", 0).nextLong(),
                SeededRandom.of(1, "yes/b", 0).nextLong(),
                SeededRandom.of(1, "yes/a", 1).nextLong()))
        .doesNotHaveDuplicates();
  }

  @Test
  void uniformDrawsFillTheirRangeEvenly() {
    SeededRandom random = new SeededRandom(5);
    int[] counts = new int[10];
    for (int i = 0; i < 100_000; i++) {
      counts[(int) (random.nextDouble(3, 4) * 10) - 30]++;
    }
    // binomial(100000, 0.1) has a standard deviation of 95; five of them
    assertThat(IntStream.of(counts).boxed())
        .allSatisfy(count -> assertThat(count).isCloseTo(10_000, within(475)));
  }

  @Test
  void integersStayBelowTheirBoundAndReachBothEnds() {
    SeededRandom random = new SeededRandom(6);
    List<Integer> seen =
        IntStream.range(0, 1000).map(i -> random.nextInt(7)).distinct().sorted().boxed().toList();
    assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(0));
  }

  @Test
  void gaussianHasMomentsOfTheStandardNormal() {
    SeededRandom random = new SeededRandom(7);
    int count = 200_000;
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < count; i++) {
      double value = random.nextGaussian();
      sum += value;
      squares += value * value;
      fourths += value * value * value * value;
    }
    // standard errors 0.0022, 0.0032 and 0.022; five of each
    assertThat(sum / count).isCloseTo(0, within(0.012));
    assertThat(squares / count).isCloseTo(1, within(0.016));
    assertThat(fourths / count).isCloseTo(3, within(0.11));
  }

  @Test
  void logUniformPutsHalfOfTheDrawsBelowTheGeometricMean() {
    SeededRandom random = new SeededRandom(8);
    long below =
        IntStream.range(0, 10_000).filter(i -> random.nextLogUniform(0.01, 100) < 1).count();
    assertThat(below).isBetween(4750L, 5250L);
  }

  @Test
  void shuffleKeepsTheElementsAndReachesEveryOrder() {
    SeededRandom random = new SeededRandom(9);
    List<List<Integer>> orders = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
      random.shuffle(list);
      orders.add(list);
    }
    assertThat(orders).allSatisfy(o -> assertThat(o).containsExactlyInAnyOrder(1, 2, 3));
    assertThat(orders.stream().distinct()).hasSize(6);
  }

  /** The JDK's splittable generator has the same finaliser; undo its step first. */
  private static long mix(long value) {
    return new SplittableRandom(value - GOLDEN_GAMMA).nextLong();
  }
}
