package io.github.spikeword.models.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightGridTest {

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.1714, 0.1644, 0.1623, 0.1637, 0.1633, 0.1631, 0.1684, 0.1739, 0.1786, 0.1830, 0.1871,
        0.1878, 0.1882
      })
  void calibratedWeightsOfTutorialSixShareOneLevel(double weight) {
    int code = WeightGrid.nearestCode(weight);
    assertThat(code).isEqualTo(2 * 35 - 63);
    assertThat(WeightGrid.weight(code)).isCloseTo(0.184444, within(1e-6));
  }

  @Test
  void endsOfTheRangeAreLevels() {
    assertThat(WeightGrid.nearestCode(1.66)).isEqualTo(63);
    assertThat(WeightGrid.nearestCode(-1.66)).isEqualTo(-63);
    assertThat(WeightGrid.weight(63)).isEqualTo(1.66, within(1e-15));
    assertThat(WeightGrid.weight(-63)).isEqualTo(-1.66, within(1e-15));
  }

  @Test
  void zeroLiesMidwayAndGoesUp() {
    assertThat(WeightGrid.weight(1)).isCloseTo(0.02635, within(1e-5));
    assertThat(WeightGrid.weight(-1)).isCloseTo(-0.02635, within(1e-5));
    assertThat(WeightGrid.nearestCode(0)).isEqualTo(1);
    assertThat(WeightGrid.nearestCode(-1e-9)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"5, 63", "-5, -63", "1e300, 63", "-1e300, -63", "Infinity, 63", "-Infinity, -63"})
  void weightsBeyondTheRangeClip(double weight, int code) {
    assertThat(WeightGrid.nearestCode(weight)).isEqualTo(code);
  }

  @Test
  void nearestLevelIsTheNearestOfAllSixtyFour() {
    for (int i = -2000; i <= 2000; i++) {
      double weight = i * 0.001 + 1e-7; // never midway between two levels
      double best = Double.MAX_VALUE;
      for (int k = 0; k < 64; k++) {
        best = Math.min(best, Math.abs(weight - (-1.66 + k * 3.32 / 63)));
      }
      double found = Math.abs(weight - WeightGrid.weight(WeightGrid.nearestCode(weight)));
      assertThat(found).isCloseTo(best, within(1e-12));
    }
  }

  @Test
  void everyLevelIsItsOwnNearest() {
    for (int code = -63; code <= 63; code += 2) {
      assertThat(WeightGrid.isCode(code)).isTrue();
      assertThat(WeightGrid.nearestCode(WeightGrid.weight(code))).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, -2, 62, 64, 65, -65, Integer.MIN_VALUE})
  void otherIntegersAreNoCodes(int code) {
    assertThat(WeightGrid.isCode(code)).isFalse();
    assertThatThrownBy(() -> WeightGrid.requireCode(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(code));
  }

  @Test
  void notANumberHasNoLevel() {
    assertThatThrownBy(() -> WeightGrid.nearestCode(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
