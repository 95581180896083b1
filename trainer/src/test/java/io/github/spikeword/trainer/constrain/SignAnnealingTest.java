package io.github.spikeword.trainer.constrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.rules.ChipRules;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Networks;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.bptt.Parameters.Tensor;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignAnnealingTest {

  private static final NetworkShape SHAPE = Networks.awkward();

  @Test
  void sharpnessGrowsGeometricallyFromOneHalfToTwenty() {
    assertThat(SignAnnealing.sharpness(0)).isEqualTo(0.5);
    assertThat(SignAnnealing.sharpness(0.5)).isCloseTo(Math.sqrt(10), within(1e-12));
    assertThat(SignAnnealing.sharpness(1)).isCloseTo(20, within(1e-12));
  }

  @Test
  void writesWeightsByItsFormula() {
    SignAnnealing annealing = random(1);
    Parameters parameters = new Parameters(SHAPE);

    annealing.fill(parameters, 1.5);

    Tensor signs = annealing.variables().get(1);
    Tensor magnitudes = annealing.variables().get(4);
    assertThat(signs.rows()).hasDimensions(2, 7);
    assertThat(magnitudes.rows()).hasDimensions(7, 7);
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 7; j++) {
        double w =
            1.66
                * Math.tanh(1.5 * signs.rows()[i / 5][j])
                / (1 + Math.exp(-magnitudes.rows()[i][j]));
        assertThat((double) parameters.recurrent(0).orElseThrow()[i][j]).isCloseTo(w, within(1e-6));
      }
    }
  }

  @Test
  void itsGradientIsThatOfDifferences() {
    SignAnnealing annealing = random(2);
    Parameters byWeights = Networks.random(SHAPE, 1, 3);
    SignAnnealing gradient = new SignAnnealing(SHAPE);

    annealing.gradient(byWeights, 2, gradient);

    for (int k = 0; k < annealing.variables().size(); k++) {
      Tensor variables = annealing.variables().get(k);
      for (int i = 0; i < variables.rows().length; i++) {
        float[] row = variables.rows()[i];
        for (int j = 0; j < row.length; j++) {
          float before = row[j];
          row[j] = before + 1e-2f;
          double up = product(annealing, byWeights);
          double width = row[j];
          row[j] = before - 1e-2f;
          double down = product(annealing, byWeights);
          width -= row[j];
          row[j] = before;
          assertThat((double) gradient.variables().get(k).rows()[i][j])
              .as("%s[%d][%d]", variables.name(), i, j)
              .isCloseTo((up - down) / width, within(2e-3));
        }
      }
    }
  }

  /** A loss whose derivative by each weight is the given one. */
  private static double product(SignAnnealing annealing, Parameters byWeights) {
    Parameters parameters = new Parameters(SHAPE);
    annealing.fill(parameters, 2);
    double sum = 0;
    for (int k = 0; k < parameters.synapses().size(); k++) {
      float[][] w = parameters.synapses().get(k).rows();
      for (int i = 0; i < w.length; i++) {
        for (int j = 0; j < w[i].length; j++) {
          sum += (double) w[i][j] * byWeights.synapses().get(k).rows()[i][j];
        }
      }
    }
    return sum;
  }

  @Test
  void startsCloseToTheGivenWeightsWhereTheirSignIsTheBlocks() {
    Parameters given = Networks.random(SHAPE, 0.7, 4);
    SignBlocks blocks = SignBlocks.ofSums(given);
    Parameters parameters = new Parameters(SHAPE);

    SignAnnealing.startingAt(given).fill(parameters, SignAnnealing.FIRST_SHARPNESS);

    double smallest = 1.66 / 63;
    for (int k = 0; k < given.synapses().size(); k++) {
      float[][] w = given.synapses().get(k).rows();
      for (int i = 0; i < w.length; i++) {
        for (int j = 0; j < w[i].length; j++) {
          byte sign = blocks.toBytes()[k][i / 5][j];
          double expected = sign * Math.max(smallest, sign * w[i][j]);
          assertThat((double) parameters.synapses().get(k).rows()[i][j])
              .isCloseTo(expected, within(1e-6));
        }
      }
    }
  }

  @Test
  void itsWeightsPassEveryRuleAtAnySharpnessAndWithVariablesAtZero() {
    for (double sharpness : new double[] {0.5, 3, 20}) {
      SignAnnealing annealing = random(5);
      annealing.variables().get(0).rows()[0][0] = 0;
      annealing.variables().get(0).rows()[0][1] = -0f;
      annealing.variables().get(3).rows()[1][1] = -200;
      Parameters parameters = Networks.random(SHAPE, 1, 6);
      annealing.fill(parameters, sharpness);

      ChipProjection projection =
          ChipProjection.export(parameters, Optional.of(annealing.blocks()));

      assertThat(ChipRules.check(ChipNetwork.of(parameters, projection)).violations()).isEmpty();
    }
  }

  @Test
  void hardSignsReachTheWholeRange() {
    SignAnnealing annealing = new SignAnnealing(SHAPE);
    annealing.variables().get(0).rows()[0][0] = -0.5f;
    annealing.variables().get(3).rows()[0][0] = 20;
    Parameters parameters = new Parameters(SHAPE);

    annealing.fill(parameters, SignAnnealing.LAST_SHARPNESS);

    assertThat((double) parameters.feedForward(0)[0][0]).isCloseTo(-H1v2.MAX_WEIGHT, within(1e-6));
  }

  private static SignAnnealing random(long seed) {
    SignAnnealing annealing = new SignAnnealing(SHAPE);
    SplittableRandom random = new SplittableRandom(seed);
    for (Tensor variables : annealing.variables()) {
      for (float[] row : variables.rows()) {
        for (int j = 0; j < row.length; j++) {
          row[j] = (float) random.nextDouble(-1.5, 1.5);
        }
      }
    }
    return annealing;
  }
}
