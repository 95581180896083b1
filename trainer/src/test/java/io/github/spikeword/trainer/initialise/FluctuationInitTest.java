package io.github.spikeword.trainer.initialise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.UserError;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.ReferenceSimulator;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Networks;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.constrain.ChipNetwork;
import io.github.spikeword.trainer.constrain.ChipProjection;
import io.github.spikeword.trainer.random.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FluctuationInitTest {

  private static final NetworkShape SHAPE = Networks.ofSizes(13, 64, false, 1);
  private static final int STEPS = 125;
  private static final List<float[]> CLIPS =
      IntStream.range(0, 16).mapToObj(k -> Networks.input(STEPS, 13, 24, k)).toList();

  /** Front-end weights of 0.18 weight units at gain 1, as after calibration. */
  private static Parameters calibrated(NetworkShape shape) {
    Parameters parameters = Networks.random(shape, 1, 1);
    Arrays.fill(parameters.frontEnd(), 0.1844f);
    Arrays.fill(parameters.logGain(), 0);
    return parameters;
  }

  private static FluctuationInit init(OptionalDouble meanShare, double alpha) {
    return new FluctuationInit(3, alpha, meanShare, OptionalDouble.empty());
  }

  @Test
  void theAdaptiveSearchLeavesNoNeuronSilentInTheReferenceSimulator() {
    Parameters parameters = calibrated(SHAPE);

    List<FluctuationInit.LayerReport> reports =
        init(OptionalDouble.empty(), 1).apply(parameters, 1000, CLIPS, new SeededRandom(3));

    long[][] counts = counts(parameters);
    assertThat(counts[1]).as("hidden spikes").doesNotContain(0);
    assertThat(counts[2]).as("output spikes").doesNotContain(0);
    for (int l = 0; l < 2; l++) {
      FluctuationInit.LayerReport report = reports.get(l);
      double steps = STEPS * CLIPS.size();
      double inputHz = Arrays.stream(counts[l]).average().orElseThrow() / steps * 125;
      double outputHz = Arrays.stream(counts[l + 1]).average().orElseThrow() / steps * 125;
      FluctuationFormulas formulas =
          new FluctuationFormulas(Arrays.stream(counts[l]).sum() / steps, 3, 1);
      assertThat(report.dead()).isZero();
      assertThat(report.neurons()).isEqualTo(counts[l + 1].length);
      assertThat(report.inputHz()).isCloseTo(inputHz, within(1e-6));
      assertThat(report.outputHz()).isCloseTo(outputHz, within(1e-6));
      assertThat(report.largestMean()).isCloseTo(formulas.largestMean(), within(1e-6));
      assertThat(report.mean()).isBetween(0.0, formulas.largestMean());
      assertThat(report.sigma()).isCloseTo(formulas.sigma(report.mean()), within(1e-6));
    }
  }

  @Test
  void drawsTheMeanAndDeviationThatItReports() {
    NetworkShape wide = Networks.ofSizes(13, 80, true, 50);
    Parameters parameters = calibrated(wide);

    FluctuationInit.LayerReport report =
        init(OptionalDouble.of(0.35), 0.7)
            .apply(parameters, 1000, CLIPS, new SeededRandom(4))
            .get(0);

    assertThat(report.mean()).isCloseTo(0.35 * report.largestMean(), within(1e-9));
    // 1,040 draws: the mean within 4 sigma / sqrt(1040), the deviation within 10 %
    assertThat(moments(parameters.feedForward(0))[0])
        .isCloseTo(report.mean(), within(0.13 * report.sigma()));
    assertThat(moments(parameters.feedForward(0))[1])
        .isCloseTo(report.sigma(), within(0.1 * report.sigma()));
    double perNeuron = report.inputHz() / 125;
    FluctuationFormulas formulas = new FluctuationFormulas(13 * perNeuron, 3, 0.7);
    double loop = formulas.recurrentSigma(report.mean(), 80 * perNeuron);
    assertThat(moments(parameters.recurrent(0).orElseThrow())[0]).isCloseTo(0, within(0.05 * loop));
    assertThat(moments(parameters.recurrent(0).orElseThrow())[1])
        .isCloseTo(loop, within(0.05 * loop));
  }

  @Test
  void onlyRecurrentLayersShareTheirVariance() {
    Parameters whole = calibrated(SHAPE);
    Parameters shared = calibrated(SHAPE);

    init(OptionalDouble.of(0.35), 1).apply(whole, 1000, CLIPS, new SeededRandom(5));
    init(OptionalDouble.of(0.35), 0.5).apply(shared, 1000, CLIPS, new SeededRandom(5));

    assertThat(shared.feedForward(0)).isDeepEqualTo(whole.feedForward(0));
  }

  @Test
  void whereSilenceCannotBeAvoidedTheWeightsStillDiffer() {
    Parameters parameters = calibrated(SHAPE);
    float[] click = new float[4 * 13];
    Arrays.fill(click, 0, 13, 24f);

    FluctuationInit.LayerReport report =
        init(OptionalDouble.empty(), 1)
            .apply(parameters, 1000, List.of(click), new SeededRandom(6))
            .get(0);

    assertThat(report.mean()).isLessThan(report.largestMean());
    assertThat(moments(parameters.feedForward(0))[1]).isGreaterThan(0.01);
  }

  @Test
  void aSilentFrontEndIsTheUsersToMend() {
    assertThatThrownBy(
            () ->
                init(OptionalDouble.empty(), 1)
                    .apply(calibrated(SHAPE), 1000, List.of(new float[130]), new SeededRandom(7)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("'hidden' gets no spikes")
        .hasMessageContaining("initial.frontEndRate");
  }

  private static double[] moments(float[][] w) {
    double sum = 0;
    double square = 0;
    for (float[] row : w) {
      for (float x : row) {
        sum += x;
        square += (double) x * x;
      }
    }
    double mean = sum / w.length / w[0].length;
    return new double[] {mean, Math.sqrt(square / w.length / w[0].length - mean * mean)};
  }

  private static long[][] counts(Parameters parameters) {
    Network network = ChipNetwork.of(parameters, new ChipProjection(true, Optional.empty()));
    long[][] counts = {new long[13], new long[64], new long[2]};
    for (float[] clip : CLIPS) {
      try (ReferenceSimulator simulator = new ReferenceSimulator(network)) {
        for (int t = 0; t < STEPS; t++) {
          SpikeFrame frame = simulator.step(Arrays.copyOfRange(clip, t * 13, (t + 1) * 13));
          for (int s = 0; s < 3; s++) {
            for (int n = 0; n < counts[s].length; n++) {
              counts[s][n] += frame.fired(s, n) ? 1 : 0;
            }
          }
        }
      }
    }
    return counts;
  }
}
