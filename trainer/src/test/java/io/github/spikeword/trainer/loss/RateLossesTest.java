package io.github.spikeword.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Losses on rates at values that can be worked out by hand. */
class RateLossesTest {

  private final float[][] rates = {{0.9f}, {0.2f, 0.3f}};
  private final float[][] gradient = {{0}, {0, 0}};

  @Test
  void aRateOf25PercentCostsOneForTheTutorialsTargetAndMultiplier() {
    double loss = new RateTargetMse(1, 0.15, 10).apply(rates, gradient);

    assertThat(loss).isCloseTo(1.0, within(1e-6));
    assertThat(gradient[0]).containsExactly(0);
    // d/dr of ((mean - 0.15) * 10)^2 by either of two neurons: 2 * 1 * 10 / 2
    assertThat(gradient[1]).containsExactly(new float[] {10, 10}, within(1e-4f));
  }

  @Test
  void theBandPullsOnlyAtNeuronsOutsideIt() {
    double loss = new RateBand(0.25, 10, 0.4, 5).apply(rates, gradient);

    // 0.9 is 0.5 above, 0.2 is 0.05 below, 0.3 inside; three neurons
    assertThat(loss).isCloseTo((5 * 0.25 + 10 * 0.0025) / 3, within(1e-6));
    assertThat(gradient[0][0]).isCloseTo((float) (2 * 5 * 0.5 / 3), within(1e-5f));
    assertThat(gradient[1][0]).isCloseTo((float) (-2 * 10 * 0.05 / 3), within(1e-5f));
    assertThat(gradient[1][1]).isZero();
  }
}
