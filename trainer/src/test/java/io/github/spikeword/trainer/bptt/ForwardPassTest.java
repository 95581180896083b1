package io.github.spikeword.trainer.bptt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.ReferenceSimulator;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.trainer.constrain.ChipNetwork;
import io.github.spikeword.trainer.constrain.ChipProjection;
import io.github.spikeword.trainer.constrain.SignBlocks;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trainer's forward pass is the reference simulator, bit for bit. */
class ForwardPassTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, false, 1, 50",
    "2, 3, true, 1, 200",
    "13, 64, false, 1, 125",
    "13, 100, true, 40, 125",
    "5, 7, true, 2, 3000",
    "13, 65, true, 17, 400",
    "3, 97, true, 13, 1"
  })
  void givesTheSpikesOfTheReferenceSimulator(
      int channels, int hidden, boolean recurrent, int perLabel, int steps) {
    NetworkShape shape = Networks.ofSizes(channels, hidden, recurrent, perLabel);
    Parameters parameters = Networks.random(shape, 1.0, channels * 31L + hidden);
    ChipProjection projection =
        new ChipProjection(true, Optional.of(SignBlocks.ofSums(parameters)));
    ChipWeights weights = new ChipWeights(shape);
    projection.fill(parameters, weights);
    java.util.Arrays.fill(weights.gain(), 1f);
    float[] input = Networks.input(steps, channels, 14, 4);
    ClipTrace clip = new ClipTrace(shape, steps);
    clip.load(input, 0, steps, 0);

    new ForwardPass(weights, Activation.spikes()).run(clip);

    Network network = ChipNetwork.of(parameters, projection);
    ReferenceSimulator simulator = new ReferenceSimulator(network);
    float[] x = new float[channels];
    long spikes = 0;
    for (int t = 0; t < steps; t++) {
      System.arraycopy(input, t * channels, x, 0, channels);
      SpikeFrame frame = simulator.step(x);
      for (int s = 0; s < shape.stages(); s++) {
        for (int n = 0; n < shape.stage(s).neurons(); n++) {
          assertThat(clip.stage(s).spikes(t)[n])
              .as("stage %d neuron %d step %d", s, n, t)
              .isEqualTo(frame.fired(s, n) ? 1f : 0f);
        }
        spikes += frame.count(s);
      }
    }
    if (steps > 100) {
      assertThat(spikes).as("the comparison is about something").isGreaterThan(steps / 10);
    }
  }
}
