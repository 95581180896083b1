package io.github.spikeword.trainer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {

  /** Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718",
  })
  void wilsonIntervalIsThePublishedOne(long part, long whole, double low, double high) {
    Interval interval = new Share(part, whole).wilson95();

    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void wilsonIntervalOfAllOrNothingTouchesTheEnd() {
    assertThat(new Share(0, 7).wilson95().low()).isZero();
    assertThat(new Share(7, 7).wilson95().high()).isOne();
    assertThat(new Share(0, 0).wilson95()).isEqualTo(new Interval(0, 1));
    assertThat(new Share(0, 0).value()).isNaN();
  }

  /** Exact limits as tabulated for Poisson counts since Garwood 1936. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 3.6889",
    "1, 0.0253, 5.5716",
    "2, 0.2422, 7.2247",
    "5, 1.6235, 11.6683",
    "10, 4.7954, 18.3904",
    "20, 12.2165, 30.8884",
  })
  void poissonIntervalIsThePublishedOne(long count, double low, double high) {
    Interval interval = PoissonInterval.of95(count);

    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void poissonIntervalOfManyEventsApproachesTheNormalOne() {
    Interval interval = PoissonInterval.of95(10_000);

    assertThat(interval.low()).isCloseTo(10_000 - 196, within(2.0));
    assertThat(interval.high()).isCloseTo(10_000 + 196, within(4.0));
  }

  @Test
  void noEventInNearlyAnHourBoundsTheRateAtAboutFour() {
    Rate rate = new Rate(0, 0.946);

    assertThat(rate.perHour()).isZero();
    assertThat(rate.poisson95().high()).isCloseTo(3.6889 / 0.946, within(1e-3));
    assertThat(new Rate(2, 0).poisson95()).isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Share(3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Share(-1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(-1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1));
  }
}
