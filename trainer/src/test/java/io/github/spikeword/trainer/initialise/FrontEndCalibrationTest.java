package io.github.spikeword.trainer.initialise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.chip.H1v2;
import io.github.spikeword.models.chip.WeightGrid;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.ReferenceSimulator;
import io.github.spikeword.trainer.bptt.NetworkShape;
import io.github.spikeword.trainer.bptt.Networks;
import io.github.spikeword.trainer.bptt.Parameters;
import io.github.spikeword.trainer.constrain.ChipNetwork;
import io.github.spikeword.trainer.constrain.ChipProjection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontEndCalibrationTest {

  private static final int CHANNELS = 5;
  private static final int STEPS = 400;

  /** Clips whose channels differ in level by a factor of ten. */
  private static final List<float[]> CLIPS =
      IntStream.range(0, 8)
          .mapToObj(
              k -> {
                float[] clip = Networks.input(STEPS, CHANNELS, 1, k);
                for (int i = 0; i < clip.length; i++) {
                  clip[i] *= clip[i] * (1 + 2.25f * (i % CHANNELS));
                }
                return clip;
              })
          .toList();

  private final FrontEndCalibration calibration =
      new FrontEndCalibration(
          CLIPS, CHANNELS, new float[] {leak(), leak(), leak(), leak(), leak()});

  private static float leak() {
    return H1v2.leakPerStep(32, 8);
  }

  /** Spikes per step of each front-end neuron, counted by the reference simulator. */
  private static double[] simulated(int[] codes, float[] gain) {
    NetworkShape shape = Networks.ofSizes(CHANNELS, 1, false, 1);
    Parameters parameters = Networks.random(shape, 1, 1);
    for (int c = 0; c < CHANNELS; c++) {
      parameters.frontEnd()[c] = (float) WeightGrid.weight(codes[c]);
    }
    Network network = ChipNetwork.of(parameters, new ChipProjection(true, Optional.empty()));
    double[] rates = new double[CHANNELS];
    for (float[] clip : CLIPS) {
      try (ReferenceSimulator simulator = new ReferenceSimulator(network)) {
        float[] input = new float[CHANNELS];
        for (int t = 0; t < STEPS; t++) {
          for (int c = 0; c < CHANNELS; c++) {
            input[c] = gain[c] * clip[t * CHANNELS + c];
          }
          var frame = simulator.step(input);
          for (int c = 0; c < CHANNELS; c++) {
            rates[c] += frame.fired(0, c) ? 1.0 / (STEPS * CLIPS.size()) : 0;
          }
        }
      }
    }
    return rates;
  }

  @Test
  void gainsMakeTheNeuronsTogetherFireAtTheTarget() {
    float[] gain = calibration.equalMeanGains(WeightGrid.weight(7), 0.15);

    double mean = Arrays.stream(simulated(new int[] {7, 7, 7, 7, 7}, gain)).average().orElseThrow();
    // a rate moves in steps of one spike among 16,000 neuron steps
    assertThat(mean).isCloseTo(0.15, within(0.0005));
    double[] means = calibration.means();
    for (int c = 1; c < CHANNELS; c++) {
      assertThat(gain[c] * means[c]).isCloseTo(gain[0] * means[0], within(1e-4));
    }
  }

  @Test
  void everyNeuronsOwnWeightMeetsTheTargetAndItsCodeFiresAsReported() {
    float[] gain = calibration.equalMeanGains(WeightGrid.weight(7), 0.15);

    List<FrontEndCalibration.Neuron> neurons = calibration.weights(gain, 0.15);

    int[] codes = neurons.stream().mapToInt(FrontEndCalibration.Neuron::code).toArray();
    double[] simulated = simulated(codes, gain);
    for (int c = 0; c < CHANNELS; c++) {
      FrontEndCalibration.Neuron neuron = neurons.get(c);
      assertThat(neuron.rate()).isCloseTo(0.15, within(0.001));
      assertThat(neuron.code()).isEqualTo(WeightGrid.nearestCode(neuron.weight()));
      assertThat(neuron.quantisedRate()).isCloseTo(simulated[c], within(0.001));
    }
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.1714, 0.1644, 0.1623, 0.1637, 0.1633, 0.1631, 0.1684, 0.1739, 0.1786, 0.1830, 0.1871,
        0.1878, 0.1882
      })
  void theTutorialsThirteenWeightsRoundToTheLevelThatWeStartFrom(double weight) {
    assertThat(WeightGrid.nearestCode(weight)).isEqualTo(7);
    assertThat(WeightGrid.weight(7)).isCloseTo(0.184444, within(1e-6));
  }

  @Test
  void aSilentChannelIsNamed() {
    FrontEndCalibration silent =
        new FrontEndCalibration(List.of(new float[] {1, 0, 1, 0}), 2, new float[] {leak(), leak()});

    assertThatThrownBy(() -> silent.equalMeanGains(0.18, 0.15))
        .hasMessageContaining("Channel 1 is silent");
    assertThatThrownBy(() -> new FrontEndCalibration(List.of(), 1, new float[] {1}))
        .hasMessageContaining("at least one clip");
  }
}
