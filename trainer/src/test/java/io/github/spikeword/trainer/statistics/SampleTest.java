package io.github.spikeword.trainer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleTest {

  @Test
  void meanAndDeviationAreThoseOfTheTextbook() {
    Sample sample = Sample.of(2, 4, 4, 4, 5, 5, 7, 9);

    assertThat(sample.mean()).isEqualTo(5);
    assertThat(sample.deviation()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
    assertThat(sample.median()).isEqualTo(4.5);
  }

  @Test
  void quantilesInterpolateBetweenOrderStatistics() {
    Sample sample = Sample.of(40, 10, 30, 20, 50);

    assertThat(sample.min()).isEqualTo(10);
    assertThat(sample.quantile(0.25)).isEqualTo(20);
    assertThat(sample.quantile(0.9)).isCloseTo(46, within(1e-12));
    assertThat(sample.quantile(0.95)).isCloseTo(48, within(1e-12));
    assertThat(sample.max()).isEqualTo(50);
  }

  @Test
  void oneNumberHasNoSpread() {
    assertThat(Sample.of(3).deviation()).isZero();
    assertThat(Sample.of(3).quantile(0.7)).isEqualTo(3);
  }

  @Test
  void nothingHasNoFigures() {
    assertThat(Sample.of().mean()).isNaN();
    assertThat(Sample.of().deviation()).isNaN();
    assertThat(Sample.of().median()).isNaN();
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(1).quantile(1.1));
  }
}
