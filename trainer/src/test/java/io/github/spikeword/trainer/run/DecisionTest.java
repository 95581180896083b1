package io.github.spikeword.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.NetworkShape.StageShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {

  /** One neuron for "no", three for "yes". */
  private final ClipTrace clip =
      new ClipTrace(
          new NetworkShape(
              8,
              StageShape.ofTaus("front-end", 1, false, List.of(32.0)),
              List.of(StageShape.ofTaus("output", 4, false, List.of(64.0))),
              List.of("no", "yes"),
              List.of(1, 3)),
          1);

  private final float[] bias = new float[2];

  private int labelFor(float... counts) {
    System.arraycopy(counts, 0, clip.output().counts(), 0, counts.length);
    return Decision.label(clip, bias);
  }

  @Test
  void theMostSpikesPerNeuronWin() {
    assertThat(labelFor(2, 3, 2, 0)).isZero();
    assertThat(labelFor(2, 3, 2, 2)).isOne();
  }

  @Test
  void ofEqualsTheFirstWinsAlsoWhereThirdsAreRounded() {
    assertThat(labelFor(1, 1, 1, 1)).isZero();
    assertThat(labelFor(2, 1, 2, 3)).isZero();
  }

  @Test
  void aBiasCountsLikeSpikesPerNeuron() {
    bias[0] = 0.5f;
    assertThat(labelFor(1, 1, 1, 2)).isZero();
    assertThat(labelFor(1, 2, 2, 1)).isOne();
  }
}
