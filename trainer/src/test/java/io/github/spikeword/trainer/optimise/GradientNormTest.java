package io.github.spikeword.trainer.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.bptt.Parameters.Group;
import io.github.spikeword.trainer.bptt.Parameters.Tensor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GradientNormTest {

  private static final Set<Group> ALL = EnumSet.allOf(Group.class);

  private final Tensor synapses = new Tensor("a", Group.CORE, new float[][] {{1, 2, 4}, {0, 8, 0}});
  private final Tensor bias = new Tensor("b", Group.BIAS, new float[][] {{6}});
  private final List<Tensor> gradient = List.of(synapses, bias);

  @Test
  void clipsTheWholeGradientByOneFactor() {
    // 1 + 4 + 16 + 64 + 36 = 121
    double norm = GradientNorm.clip(gradient, ALL, 5.5);

    assertThat(norm).isEqualTo(11);
    assertThat(synapses.rows()[1][1]).isCloseTo(4f, within(1e-6f));
    assertThat(bias.rows()[0][0]).isCloseTo(3f, within(1e-6f));
    assertThat(GradientNorm.clip(gradient, ALL, 100)).isCloseTo(5.5, within(1e-6));
  }

  @Test
  void leavesASmallGradientAlone() {
    GradientNorm.clip(gradient, ALL, 11.5);
    GradientNorm.clip(gradient, ALL, Double.POSITIVE_INFINITY);

    assertThat(synapses.rows()[0]).containsExactly(1, 2, 4);
  }

  @Test
  void doesNotCountFrozenGroups() {
    bias.rows()[0][0] = Float.NaN;

    assertThat(GradientNorm.clip(gradient, Set.of(Group.CORE), 100))
        .isCloseTo(Math.sqrt(85), within(1e-12));
  }

  @Test
  void tellsAGradientThatIsNotFinite() {
    synapses.rows()[0][1] = Float.NaN;
    assertThat(GradientNorm.clip(gradient, ALL, 1)).isNaN();

    synapses.rows()[0][1] = Float.NEGATIVE_INFINITY;
    assertThat(GradientNorm.clip(gradient, ALL, 1)).isInfinite();
    assertThat(bias.rows()[0][0]).isEqualTo(6);
  }

  @Test
  void doesNotOverflowWhereTheSquaresOfFloatsWould() {
    synapses.rows()[0][0] = 1e30f;

    assertThat(GradientNorm.clip(gradient, ALL, 1)).isCloseTo(1e30, within(1e24));
    assertThat(synapses.rows()[0][0]).isCloseTo(1f, within(1e-6f));
  }
}
