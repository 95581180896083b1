package io.github.spikeword.models.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EnergyModelTest {

  /**
   * Tutorial 6: 64 neurons at 33.0 %, 2 at 15.6 % of the steps of 8 ms (docs/chip.md, section 8).
   */
  private static final double SPIKES_PER_SECOND = (64 * 0.330 + 2 * 0.156) / 0.008;

  @Test
  void powerIsThePublishedFigure() {
    assertThat(EnergyModel.calibrated().watts(SPIKES_PER_SECOND, 66))
        .isCloseTo(11.27e-9, within(0.01e-9));
  }

  @Test
  void energyOfOneSecondIsThePublishedFigure() {
    // 125 steps: 2640 hidden and 39 output spikes a clip (docs/chip.md, section 8)
    assertThat(EnergyModel.calibrated().joules(2640 + 39, 66, 1.0))
        .isCloseTo(11.266e-9, within(0.01e-9));
  }

  @Test
  void staticReadingOfTheSameFigureIsPossibleToo() {
    // 66 neurons at 171 pW each and nothing per spike (docs/chip.md, section 8)
    EnergyModel still = new EnergyModel(0, 171e-12);
    assertThat(still.watts(SPIKES_PER_SECOND, 66)).isCloseTo(11.266e-9, within(0.03e-9));
    assertThat(still.joules(0, 66, 2.0)).isEqualTo(2 * still.watts(0, 66));
  }

  @Test
  void negativeConstantsAreRefused() {
    assertThatThrownBy(() -> new EnergyModel(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1.0 J");
    assertThatThrownBy(() -> new EnergyModel(0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
