package io.github.spikeword.trainer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {

  @Test
  void fiveNumbersAreWeighedWithFourDegreesOfFreedom() {
    // deviation sqrt(2.5), half width 2.776 * sqrt(2.5 / 5)
    Interval interval = MeanInterval.of95(Sample.of(1, 2, 3, 4, 5)).orElseThrow();

    assertThat(interval.low()).isCloseTo(3 - 2.776 * Math.sqrt(0.5), within(1e-12));
    assertThat(interval.high()).isCloseTo(3 + 2.776 * Math.sqrt(0.5), within(1e-12));
  }

  @Test
  void beyondTheListTheQuantileIsTheTextbooks() {
    // 61 numbers: t of 60 degrees of freedom is 2.000, of 120 it is 1.980
    assertThat(halfInStandardErrors(61)).isCloseTo(2.000, within(5e-4));
    assertThat(halfInStandardErrors(121)).isCloseTo(1.980, within(5e-4));
  }

  @Test
  void oneNumberHasNoInterval() {
    assertThat(MeanInterval.of95(Sample.of(1))).isEmpty();
  }

  private static double halfInStandardErrors(int count) {
    Sample sample = Sample.of(IntStream.range(0, count).mapToDouble(i -> i).toArray());
    double error = sample.deviation() / Math.sqrt(count);
    return (MeanInterval.of95(sample).orElseThrow().high() - sample.mean()) / error;
  }
}
