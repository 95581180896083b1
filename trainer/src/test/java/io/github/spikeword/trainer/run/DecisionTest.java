package io.github.spikeword.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.NetworkShape.StageShape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private static final int STEPS = 3;

  /** One neuron for "no", three for "yes". */
  private static final NetworkShape SHAPE =
      new NetworkShape(
          8,
          StageShape.ofTaus("front-end", 1, false, List.of(32.0)),
          List.of(StageShape.ofTaus("output", 4, false, List.of(64.0))),
          List.of("no", "yes"),
          List.of(1, 3));

  private final ClipTrace clip = new ClipTrace(SHAPE, STEPS);
  private final float[] bias = new float[2];

  /** The label of a clip in which every neuron fires so often, from the first step on. */
  private int labelFor(int... counts) {
    clip.load(new float[STEPS], 0, STEPS, 0);
    for (int t = 0; t < STEPS; t++) {
      for (int n = 0; n < counts.length; n++) {
        clip.output().spikes(t)[n] = t < counts[n] ? 1 : 0;
      }
    }
    return new Decision(SHAPE, CountingWindow.plain(STEPS)).label(clip, bias);
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

  @Test
  void inAShorterWindowTheHighestLevelAtAnyStepWins() {
    clip.load(new float[STEPS], 0, STEPS, 0);
    for (int t = 0; t < STEPS; t++) {
      Arrays.fill(clip.output().spikes(t), 0);
      clip.output().spikes(t)[0] = t == 1 ? 0 : 1; // "no" twice, never in neighbouring steps
    }
    Arrays.fill(clip.output().spikes(0), 1, 4, 1);
    clip.output().spikes(1)[1] = 1; // "yes" 4/3, all of it in the first two steps

    assertThat(new Decision(SHAPE, CountingWindow.plain(3)).label(clip, bias)).isZero();
    assertThat(new Decision(SHAPE, CountingWindow.plain(2)).label(clip, bias)).isOne();
  }
}
