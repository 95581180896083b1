package io.github.spikeword.trainer.constrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.chip.WeightGrid;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.rules.ChipRules;
import io.github.spikeword.trainer.bptt.ChipWeights;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Networks;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From latent parameters to the chip: the grid, the sign blocks, the rules, mismatch. */
class ChipProjectionTest {

  private static final NetworkShape ONE = Networks.ofSizes(1, 1, false, 1);

  private static float code(float weight) {
    Parameters parameters = Networks.random(ONE, 1, 1);
    parameters.feedForward(0)[0][0] = weight;
    ChipWeights weights = new ChipWeights(ONE);
    new ChipProjection(true, Optional.empty()).fill(parameters, weights);
    return weights.feedForward(0)[0][0];
  }

  @Test
  void roundsLikeTheWeightGridOnADenseSweep() {
    for (int i = -20_000; i <= 20_000; i++) {
      float weight = i * 1.1e-4f;
      assertThat(code(weight)).as("weight %s", weight).isEqualTo(WeightGrid.nearestCode(weight));
    }
  }

  @Test
  void fixesLevelsAndEndsAndRoundsZeroUp() {
    for (int code = -63; code <= 63; code += 2) {
      assertThat(code((float) WeightGrid.weight(code))).isEqualTo(code);
    }
    assertThat(code(0)).isEqualTo(1);
    assertThat(code(-1e-3f)).isEqualTo(-1);
    assertThat(code(1.66f)).isEqualTo(63);
    assertThat(code(-1.66f)).isEqualTo(-63);
    assertThat(code(9)).isEqualTo(63);
    assertThat(code(-9)).isEqualTo(-63);
  }

  @Test
  void onlyClipsBeforeQuantisationStarts() {
    Parameters parameters = Networks.random(ONE, 1, 1);
    parameters.feedForward(0)[0][0] = 0.5f;
    parameters.frontEnd()[0] = -3;
    ChipWeights weights = new ChipWeights(ONE);

    new ChipProjection(false, Optional.empty()).fill(parameters, weights);

    assertThat(weights.feedForward(0)[0][0]).isCloseTo(0.5f * 63 / 1.66f, within(1e-5f));
    assertThat(weights.frontEnd()[0]).isEqualTo(-63);
  }

  @Test
  void aWeightOfTheOtherSignBecomesTheSmallestOfTheRightOne() {
    NetworkShape shape = Networks.ofSizes(7, 1, false, 1);
    Parameters parameters = Networks.random(shape, 1, 1);
    float[] column = {0.5f, -0.4f, 0.3f, 0.01f, -0.2f, -0.5f, 0.1f};
    for (int i = 0; i < 7; i++) {
      parameters.feedForward(0)[i][0] = column[i];
    }
    ChipWeights weights = new ChipWeights(shape);

    new ChipProjection(true, Optional.of(SignBlocks.ofSums(parameters))).fill(parameters, weights);

    // sums 0.21 and -0.4; weights times 63 / 1.66, rounded to odd: 18.98, 11.39, 0.38; -18.98
    int[] expected = {19, 1, 11, 1, 1, -19, -1};
    for (int i = 0; i < 7; i++) {
      assertThat(weights.feedForward(0)[i][0]).as("input %d", i).isEqualTo(expected[i]);
    }
  }

  @Test
  void fixedSignsSurviveWeightsThatChangeTheirs() {
    Parameters parameters = Networks.random(Networks.awkward(), 1, 9);
    SignBlocks fixed = SignBlocks.ofSums(parameters);
    for (Parameters.Tensor synapses : parameters.synapses()) {
      for (float[] row : synapses.rows()) {
        for (int j = 0; j < row.length; j++) {
          row[j] = -row[j];
        }
      }
    }

    SignBlocks again = SignBlocks.ofBytes(fixed.toBytes());
    ChipProjection projection = ChipProjection.export(parameters, Optional.of(again));
    Network network = ChipNetwork.of(parameters, projection);

    assertThat(ChipRules.check(network).passed()).isTrue();
    assertThat(Math.signum(network.layers().get(0).feedForward().code(0, 0)))
        .isEqualTo((float) fixed.toBytes()[0][0][0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyProjectedNetworkPassesEveryRule(int seed) {
    SeededRandom random = SeededRandom.of(seed, "shapes", 0);
    boolean recurrent = random.chance(0.5);
    NetworkShape shape =
        Networks.ofSizes(
            1 + random.nextInt(13), 1 + random.nextInt(100), recurrent, 1 + random.nextInt(40));
    Parameters parameters = Networks.random(shape, 0.01 + 4 * random.nextDouble(), seed);

    Network network =
        ChipNetwork.of(parameters, ChipProjection.export(parameters, Optional.empty()));

    assertThat(ChipRules.check(network).violations()).isEmpty();
  }

  @Test
  void aNetworkIsMadeOfQuantisedWeightsOnly() {
    Parameters parameters = Networks.random(ONE, 1, 1);

    assertThatThrownBy(
            () -> ChipNetwork.of(parameters, new ChipProjection(false, Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void mismatchSpreadsLeakAndThresholdAroundTheirNominalValues() {
    NetworkShape shape = Networks.ofSizes(13, 100, true, 40);
    Parameters parameters = Networks.random(shape, 1, 1);
    ChipWeights weights = new ChipWeights(shape);
    double[] leak = new double[2];
    double[] threshold = new double[2];
    int draws = 50;
    for (int d = 0; d < draws; d++) {
      new ChipProjection(true, Optional.empty()).fill(parameters, weights);
      ChipProjection.disturb(weights, 3, 0.1, 0.02, SeededRandom.of(4, "mismatch", d));
      for (int n = 0; n < 100; n++) {
        double tau = shape.layers().get(0).tauMillis().get(n);
        double l = weights.leak(1)[n] / H1v2.leakPerStep(tau, 8) - 1;
        double t = weights.threshold(1)[n] / H1v2.THRESHOLD_CODE_UNITS - 1;
        leak[0] += l / (100 * draws);
        leak[1] += l * l / (100 * draws);
        threshold[0] += t / (100 * draws);
        threshold[1] += t * t / (100 * draws);
      }
    }
    // 5,000 draws: the mean of N(0, 0.1^2) is within 4 * 0.1 / sqrt(5000), deviations within 5 %
    assertThat(leak[0]).isCloseTo(0, within(0.006));
    assertThat(Math.sqrt(leak[1])).isCloseTo(0.1, within(0.005));
    assertThat(threshold[0]).isCloseTo(0, within(0.0012));
    assertThat(Math.sqrt(threshold[1])).isCloseTo(0.02, within(0.001));
  }

  @Test
  void theLargestMismatchLeavesATenth() {
    ChipWeights weights = new ChipWeights(ONE);
    for (int d = 0; d < 200; d++) {
      new ChipProjection(true, Optional.empty()).fill(Networks.random(ONE, 1, 1), weights);
      ChipProjection.disturb(weights, 3, 1, 1, SeededRandom.of(4, "mismatch", d));

      assertThat(weights.threshold(0)[0])
          .isGreaterThanOrEqualTo(0.0999f * (float) H1v2.THRESHOLD_CODE_UNITS);
    }
  }
}
