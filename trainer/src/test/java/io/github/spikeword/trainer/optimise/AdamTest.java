package io.github.spikeword.trainer.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.bptt.Parameters.Group;
import io.github.spikeword.trainer.bptt.Parameters.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Adam against steps worked out from the paper's formulas in double precision. */
class AdamTest {

  private final Tensor synapses = tensor(Group.CORE, 0.5f, -0.25f);
  private final Tensor gains = tensor(Group.GAIN, 1f, 2f);
  private final List<Tensor> variables = List.of(synapses, gains);

  @Test
  void theFirstStepHasTheSizeOfTheRateWhateverTheGradient() {
    Adam adam = new Adam(variables, 0);

    adam.update(
        variables,
        List.of(tensor(Group.CORE, 3e-4f, -70f), tensor(Group.GAIN, 0, 5f)),
        Map.of(Group.CORE, 0.01, Group.GAIN, 0.1));

    // m / (1 - b1) = g and v / (1 - b2) = g^2, so the step is rate * g / (|g| + eps)
    assertThat(synapses.rows()[0]).containsExactly(new float[] {0.49f, -0.24f}, within(1e-5f));
    assertThat(gains.rows()[0]).containsExactly(new float[] {1f, 1.9f}, within(1e-6f));
  }

  @Test
  void threeStepsFollowTheFormulas() {
    double[] gradients = {0.4, -0.1, 0.2};
    double m = 0;
    double v = 0;
    double w = 0.5;
    Adam adam = new Adam(variables, 0);
    for (int t = 1; t <= 3; t++) {
      double g = gradients[t - 1];
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      w -= 0.05 * (m / (1 - Math.pow(0.9, t))) / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);

      adam.update(
          variables,
          List.of(tensor(Group.CORE, (float) g, 0), tensor(Group.GAIN, 0, 0)),
          Map.of(Group.CORE, 0.05));

      assertThat((double) synapses.rows()[0][0]).as("step %d", t).isCloseTo(w, within(1e-5));
    }
    assertThat(adam.updates()).isEqualTo(3);
  }

  @Test
  void decayShrinksSynapsesOnlyAndApartFromTheGradient() {
    Adam adam = new Adam(variables, 0.1);

    adam.update(
        variables,
        List.of(tensor(Group.CORE, 0, 0), tensor(Group.GAIN, 0, 0)),
        Map.of(Group.CORE, 0.5, Group.GAIN, 0.5));

    assertThat(synapses.rows()[0]).containsExactly(new float[] {0.475f, -0.2375f}, within(1e-6f));
    assertThat(gains.rows()[0]).containsExactly(1f, 2f);
  }

  @Test
  void aGroupWithoutARateIsFrozenButOneWithTheRateZeroStillLearnsItsMoments() {
    Adam adam = new Adam(variables, 0);

    adam.update(
        variables,
        List.of(tensor(Group.CORE, 1, 1), tensor(Group.GAIN, 1, 1)),
        Map.of(Group.CORE, 0.0));

    assertThat(synapses.rows()[0]).containsExactly(0.5f, -0.25f);
    assertThat(gains.rows()[0]).containsExactly(1f, 2f);
    assertThat(adam.mean().get(0).rows()[0][0]).isCloseTo(0.1f, within(1e-6f));
    assertThat(adam.mean().get(1).rows()[0]).containsOnly(0);
  }

  private static Tensor tensor(Group group, float... values) {
    return new Tensor("test", group, new float[][] {values});
  }
}
