package io.github.spikeword.trainer.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Schedules at the points where their value is known. */
class ScheduleTest {

  @ParameterizedTest
  @CsvSource({
    // warm-up over the first fifth: start, half way up, peak, half way down, quarter to the end,
    // end
    "CONSTANT, 0, 1",
    "CONSTANT, 0.7, 1",
    "CONSTANT, 1, 1",
    "COSINE, 0, 0",
    "COSINE, 0.1, 0.5",
    "COSINE, 0.2, 1",
    "COSINE, 0.6, 0.5",
    "COSINE, 1, 0",
    "ONE_CYCLE, 0, 0.04",
    "ONE_CYCLE, 0.1, 0.52",
    "ONE_CYCLE, 0.2, 1",
    "ONE_CYCLE, 1, 0.000004",
    // cos(pi / 4) = 0.70710678: (1 + 0.70710678) / 2
    "COSINE, 0.4, 0.85355339",
    "ONE_CYCLE, 0.6, 0.500002"
  })
  void passesThroughItsKnownPoints(Schedule schedule, double progress, double expected) {
    assertThat(schedule.factor(progress, 0.2)).isCloseTo(expected, within(1e-8));
  }

  @ParameterizedTest
  @EnumSource(Schedule.class)
  void startsAtThePeakWithoutWarmUp(Schedule schedule) {
    assertThat(schedule.factor(0, 0)).isEqualTo(1);
  }

  @Test
  void staysAtItsEndsBeyondTheRun() {
    assertThat(Schedule.ONE_CYCLE.factor(-1, 0.1)).isCloseTo(0.04, within(1e-12));
    assertThat(Schedule.COSINE.factor(2, 0.1)).isZero();
  }
}
