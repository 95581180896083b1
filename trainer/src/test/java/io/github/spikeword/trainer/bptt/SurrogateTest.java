package io.github.spikeword.trainer.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.trainer.bptt.NetworkShape.StageShape;
import io.github.spikeword.trainer.constrain.ChipProjection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The derivative of a spike by the membrane is the vendor's fast sigmoid of slope 25 per volt. */
class SurrogateTest {

  private static final NetworkShape SHAPE =
      new NetworkShape(
          8,
          StageShape.ofTaus("front-end", 1, false, List.of(32.0)),
          List.of(StageShape.ofTaus("output", 2, false, List.of(64.0))),
          List.of("yes", "no"),
          List.of(1, 1));

  @ParameterizedTest
  @CsvSource({"0, 1", "0.04, 0.25", "-0.04, 0.25", "0.12, 0.0625", "-0.12, 0.0625"})
  void isOneAtTheThresholdAndAQuarter40MillivoltsAway(double volts, double expected) {
    assertThat(derivative(volts, Activation.spikes())).isCloseTo(expected, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.25", "1, 0.0625", "-1, 0.0625", "3, 0.015625"})
  void aPeakOfAQuarterIsAQuarterOfTheShapeOfItsSlope(double weightUnits, double expected) {
    double volts = weightUnits * H1v2.CHARGE_VOLTS_PER_WEIGHT;
    assertThat(derivative(volts, new Activation(1, 0.25, false, false)))
        .isCloseTo(expected, within(1e-4));
  }

  /** Derivative of one front-end spike by the membrane, the given volts above the threshold. */
  private static double derivative(double volts, Activation activation) {
    Parameters parameters = new Parameters(SHAPE);
    parameters.frontEnd()[0] = 1;
    for (int s = 0; s < 2; s++) {
      Arrays.fill(parameters.logTau(s), (float) Math.log(64));
    }
    ChipWeights weights = new ChipWeights(SHAPE);
    new ChipProjection(false, Optional.empty()).fill(parameters, weights);
    weights.prepareBackward();
    ClipTrace clip = new ClipTrace(SHAPE, 1);
    float input = (float) (H1v2.THRESHOLD_WEIGHT_UNITS + volts / H1v2.CHARGE_VOLTS_PER_WEIGHT);
    clip.load(new float[] {input}, 0, 1, 0);
    new ForwardPass(weights, activation).run(clip);

    BackwardPass backward = new BackwardPass(weights, activation, 1);
    backward.spikeGradient(0)[0][0] = 1;
    Parameters gradient = new Parameters(SHAPE);
    backward.run(clip, gradient);

    return (double) gradient.frontEnd()[0] / input;
  }
}
