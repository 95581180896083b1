package io.github.spikeword.trainer.initialise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers that Tutorial 6 prints for its two layers (docs/chip.md, section 5). */
class FluctuationFormulasTest {

  @ParameterizedTest
  @CsvSource({
    // inputs, their rate in Hz, mean weight; sigma and mean membrane in volts
    "13, 56.7, 0.1922, 0.2929, 0.0992",
    "64, 23.6, 0.0226, 0.3264, 0.0239",
    "64, 23.57, 0.0226, 0.3267, 0.0239"
  })
  void sigmaAndMeanMembrane(int inputs, double hz, double mean, double sigma, double volts) {
    FluctuationFormulas formulas = new FluctuationFormulas(inputs * hz * 0.008, 3, 1);

    assertThat(formulas.sigma(mean)).isCloseTo(sigma, withinPercentage(0.2));
    assertThat(formulas.meanMembraneVolts(mean)).isCloseTo(volts, withinPercentage(0.3));
  }

  @Test
  void boundsOfTheMean() {
    FluctuationFormulas formulas = new FluctuationFormulas(64 * 23.57 * 0.008, 3, 1);

    assertThat(formulas.largestMean()).isCloseTo(0.1639, withinPercentage(0.2));
    assertThat(formulas.smallestMean(8, 64)).isCloseTo(0.0205, withinPercentage(0.2));
    assertThat(formulas.sigma(formulas.largestMean())).isCloseTo(0, within(1e-6));
    assertThat(formulas.sigma(0.2)).isZero();
  }

  @Test
  void theVarianceIsSharedBetweenForwardAndRecurrentInput() {
    // K = 4 input spikes a step, xi 2: without mean the deviation of the sum is 3.6855 / 2
    FluctuationFormulas formulas = new FluctuationFormulas(4, 2, 0.75);
    double forward = formulas.sigma(0);
    double recurrent = formulas.recurrentSigma(0, 10);

    assertThat(4 * forward * forward + 10 * recurrent * recurrent)
        .isCloseTo(1.84275 * 1.84275, within(1e-9));
    assertThat(4 * forward * forward).isCloseTo(0.75 * 1.84275 * 1.84275, within(1e-9));
    assertThat(formulas.sigma(formulas.largestMean())).isCloseTo(0, within(1e-6));
  }

  @Test
  void refusesWhatHasNoMeaning() {
    assertThatThrownBy(() -> new FluctuationFormulas(0, 3, 1)).hasMessageContaining("found 0.0");
    assertThatThrownBy(() -> new FluctuationFormulas(1, 0, 1)).hasMessageContaining("positive xi");
    assertThatThrownBy(() -> new FluctuationFormulas(1, 3, 1.1)).hasMessageContaining("(0, 1]");
  }
}
