package io.github.spikeword.models.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H1v2Test {

  @Test
  void thresholdInCodeUnitsIsThePublishedOneTimesTheGrid() {
    assertThat(H1v2.THRESHOLD_CODE_UNITS).isCloseTo(139.87, within(0.005));
  }

  @ParameterizedTest
  @CsvSource({"32, 0.921", "64, 0.461"})
  void leakInWeightUnitsIsThatOfTheParameterTable(double tauMillis, double leak) {
    assertThat(H1v2.leakPerStep(tauMillis, 8) / H1v2.CODE_UNITS_PER_WEIGHT)
        .isCloseTo(leak, within(0.0005));
  }

  @Test
  void membraneAtThresholdIsEmptyAfterOneTimeConstant() {
    assertThat(64 / 8 * H1v2.leakPerStep(64, 8))
        .isCloseTo((float) H1v2.THRESHOLD_CODE_UNITS, within(1e-4f));
  }

  @Test
  void coresTogetherAreTheChip() {
    assertThat(H1v2.CORE_SIZES.stream().mapToInt(Integer::intValue).sum()).isEqualTo(H1v2.NEURONS);
  }

  @Test
  void timeConstantOrStepOfZeroIsRefused() {
    for (double bad : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> H1v2.leakPerStep(bad, 8))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> H1v2.leakPerStep(32, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
