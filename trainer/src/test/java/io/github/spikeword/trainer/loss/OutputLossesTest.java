package io.github.spikeword.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.trainer.bptt.ClipTrace;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.NetworkShape.StageShape;
import io.github.spikeword.trainer.bptt.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Values of the losses on output spikes, worked out by hand for a clip of four steps; {@code
 * GradientCheckTest} checks their derivatives through whole networks.
 */
class OutputLossesTest {

  /** Two neurons for "yes", one for "no". */
  private static final NetworkShape SHAPE =
      new NetworkShape(
          8,
          StageShape.ofTaus("front-end", 1, false, List.of(32.0)),
          List.of(StageShape.ofTaus("output", 3, false, List.of(64.0))),
          List.of("yes", "no"),
          List.of(2, 1));

  private final float[][] spikes = {{1, 0, 0}, {1, 1, 0}, {0, 1, 1}, {0, 0, 1}};
  private final float[][] spikeGradient = new float[4][3];
  private final float[] biasGradient = new float[2];

  @Test
  void countCrossEntropyIsThatOfMeanCounts() {
    // counts 2, 2, 2: levels 2 and 2, so both labels have probability 1/2
    double loss =
        new CountCrossEntropy(SHAPE, 0, 1)
            .apply(clip(0), new Target.Label(1), new float[2], 1, spikeGradient, biasGradient);

    assertThat(loss).isCloseTo(Math.log(2), within(1e-7));
    assertThat(biasGradient).containsExactly(new float[] {0.5f, -0.5f}, within(1e-6f));
    assertThat(spikeGradient[3]).containsExactly(new float[] {0.25f, 0.25f, -0.5f}, within(1e-6f));
  }

  @Test
  void labelSmoothingSpreadsItsShareOverAllLabels() {
    float[] bias = {3, 0};
    double loss =
        new CountCrossEntropy(SHAPE, 0.2, 1)
            .apply(clip(0), new Target.Label(0), bias, 1, spikeGradient, biasGradient);

    double p = 1 / (1 + Math.exp(-3));
    assertThat(loss).isCloseTo(-0.9 * Math.log(p) - 0.1 * Math.log(1 - p), within(1e-6));
  }

  @Test
  void theLogitScaleActsOnCountsAndBiasAlike() {
    float[] bias = {1, 0};
    double loss =
        new CountCrossEntropy(SHAPE, 0, 0.5)
            .apply(clip(0), new Target.Label(0), bias, 1, spikeGradient, biasGradient);

    assertThat(loss).isCloseTo(Math.log(1 + Math.exp(-0.5)), within(1e-6));
  }

  @Test
  void stepsBeforeTheCountDoNotMatter() {
    // from step 2 on the counts are 0, 1, 2: levels 0.5 and 2
    double loss =
        new CountCrossEntropy(SHAPE, 0, 1)
            .apply(clip(2), new Target.Label(0), new float[2], 1, spikeGradient, biasGradient);

    assertThat(loss).isCloseTo(Math.log(1 + Math.exp(1.5)), within(1e-6));
    assertThat(spikeGradient[1]).containsOnly(0);
    assertThat(spikeGradient[2][0]).isNotZero();
  }

  @Test
  void frameCrossEntropyWeighsTheLevelsOfAWindow() {
    // levels over two steps: (0.5, 0), (1.5, 0), (1.5, 1), (0.5, 2)
    float[][] probabilities = {{1, 0}, {1, 0}, {0, 1}, {0.5f, 0.5f}};
    float[] weights = {0, 3, 0, 1};
    double loss =
        new FrameCrossEntropy(SHAPE, CountingWindow.plain(2))
            .apply(
                clip(0),
                new Target.Frames(probabilities, weights),
                new float[2],
                1,
                spikeGradient,
                biasGradient);

    double second = Math.log(1 + Math.exp(-1.5));
    double fourth = 0.5 * Math.log(1 + Math.exp(1.5)) + 0.5 * Math.log(1 + Math.exp(-1.5));
    assertThat(loss).isCloseTo(0.75 * second + 0.25 * fourth, within(1e-6));
  }

  @Test
  void peakCrossEntropyIsThatOfTheHighestWindows() {
    // levels over two steps: (0.5, 0), (1.5, 0), (1.5, 1), (0.5, 2): peaks in the steps 1 and 3
    double loss =
        new PeakCrossEntropy(SHAPE, CountingWindow.plain(2), 0, 2)
            .apply(clip(0), new Target.Label(0), new float[2], 1, spikeGradient, biasGradient);

    assertThat(loss).isCloseTo(Math.log(1 + Math.exp(2 * (2 - 1.5))), within(1e-7));
    float no = (float) (2 / (1 + Math.exp(-1)));
    assertThat(biasGradient).containsExactly(new float[] {-no, no}, within(1e-6f));
    float[][] expected = {
      {-no / 2, -no / 2, 0}, {-no / 2, -no / 2, 0}, {0, 0, no}, {0, 0, no},
    };
    for (int t = 0; t < 4; t++) {
      assertThat(spikeGradient[t]).containsExactly(expected[t], within(1e-6f));
    }
  }

  @Test
  void onlySpikesInTheirOwnPartOfTheWindowLearn() {
    NetworkShape shape =
        new NetworkShape(
            8,
            StageShape.ofTaus("front-end", 1, false, List.of(32.0)),
            List.of(StageShape.ofTaus("output", 4, false, List.of(64.0))),
            List.of("yes", "no"),
            List.of(2, 2));
    ClipTrace clip = new ClipTrace(shape, 4);
    clip.load(new float[4], 0, 4, 0);
    float[][] fired = {{1, 0, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0}, {1, 0, 0, 0}};
    for (int t = 0; t < 4; t++) {
      System.arraycopy(fired[t], 0, clip.output().spikes(t), 0, 4);
    }
    // of "yes" neuron 0 counts early, neuron 1 late, for one or two steps each: highest with 3 at
    // step 2, early in the steps 0 and 1, late in step 2. "no" is silent: its first window is best
    float[][] gradient = new float[4][4];
    double loss =
        new PeakCrossEntropy(shape, new CountingWindow(2, 1, 2), 0, 1)
            .apply(clip, new Target.Label(0), new float[2], 1, gradient, biasGradient);

    double no = 1 / (1 + Math.exp(3));
    assertThat(loss).isCloseTo(Math.log(1 + Math.exp(-3)), within(1e-7));
    float[][] expected = {
      {(float) -no, 0, 0, (float) no}, {(float) -no, 0, 0, 0}, {0, (float) -no, 0, 0}, {0, 0, 0, 0}
    };
    for (int t = 0; t < 4; t++) {
      assertThat(gradient[t]).as("step " + t).containsExactly(expected[t], within(1e-6f));
    }
  }

  @Test
  void aClipOfWhichNothingIsAskedCostsNothing() {
    Target.Frames silent = new Target.Frames(new float[4][2], new float[4]);

    assertThat(
            new FrameCrossEntropy(SHAPE, CountingWindow.plain(2))
                .apply(clip(0), silent, new float[2], 1, spikeGradient, biasGradient))
        .isZero();
    assertThat(biasGradient).containsOnly(0);
  }

  @Test
  void balancedPopulationMseComparesEveryNeuronsRate() {
    // every neuron fires in half of the steps
    double loss =
        new BalancedPopulationMse(SHAPE, 6, 0.75, 0.1)
            .apply(clip(0), new Target.Label(1), new float[2], 1, spikeGradient, biasGradient);

    assertThat(loss).isCloseTo(6 * (2 * 0.16 + 0.0625) / 3, within(1e-6));
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    assertThatThrownBy(() -> new CountCrossEntropy(SHAPE, 1, 1))
        .hasMessageContaining("[0, 1)")
        .hasMessageContaining("1.0");
    assertThatThrownBy(() -> new CountCrossEntropy(SHAPE, 0, 0)).hasMessageContaining("positive");
    assertThatThrownBy(() -> new PeakCrossEntropy(SHAPE, CountingWindow.plain(2), -0.1, 1))
        .hasMessageContaining("-0.1");
    assertThatThrownBy(() -> new FrameCrossEntropy(SHAPE, new CountingWindow(2, 1, 1)))
        .hasMessageContaining("2 parts, but 'no' has 1");
  }

  private ClipTrace clip(int countFrom) {
    ClipTrace clip = new ClipTrace(SHAPE, 4);
    clip.load(new float[4], 0, 4, countFrom);
    for (int t = 0; t < 4; t++) {
      System.arraycopy(spikes[t], 0, clip.output().spikes(t), 0, 3);
      for (int n = 0; n < 3; n++) {
        clip.output().counts()[n] += t >= countFrom ? spikes[t][n] : 0;
      }
    }
    return clip;
  }
}
