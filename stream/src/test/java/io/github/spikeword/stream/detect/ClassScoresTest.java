package io.github.spikeword.stream.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.spikeword.models.bundle.ReadoutSettings;
import io.github.spikeword.models.network.CoreSlice;
import io.github.spikeword.models.network.FrontEnd;
import io.github.spikeword.models.network.Layer;
import io.github.spikeword.models.network.Network;
import io.github.spikeword.models.network.Population;
import io.github.spikeword.models.network.SpikeFrame;
import io.github.spikeword.models.network.Synapses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassScoresTest {

  @Test
  void levelIsTheMeanSpikeCountInTheWindowPlusTheBias() {
    // yes: 2 neurons, other: 4 neurons; window of 2 steps
    ClassScores scores =
        new ClassScores(
            network(new Population("yes", 0, 2), new Population(Population.OTHER, 2, 4)),
            new ReadoutSettings(2, List.of(-0.5, 0.25)));
    scores.update(spikes(6, 0, 1, 2)); // yes 2, other 1
    assertThat(scores.level(0)).isEqualTo(2 / 2.0 - 0.5);
    assertThat(scores.level(1)).isEqualTo(1 / 4.0 + 0.25);
    scores.update(spikes(6, 1, 2, 3, 4)); // yes 1, other 3
    assertThat(scores.level(0)).isEqualTo(3 / 2.0 - 0.5);
    assertThat(scores.level(1)).isEqualTo(4 / 4.0 + 0.25);
    scores.update(spikes(6)); // the first step leaves the window
    assertThat(scores.level(0)).isEqualTo(1 / 2.0 - 0.5);
    assertThat(scores.level(1)).isEqualTo(3 / 4.0 + 0.25);
    assertThat(scores.score(0)).isEqualTo(0.0 - 1.0);
    assertThat(scores.score(1)).isEqualTo(1.0 - 0.0);
  }

  @Test
  void emptyWindowScoresTheBiasAlone() {
    ClassScores scores =
        new ClassScores(
            network(
                new Population("yes", 0, 2),
                new Population("no", 2, 2),
                new Population(Population.OTHER, 4, 2)),
            new ReadoutSettings(63, List.of(-2.5, -2.0, 3.0)));
    double[] keywords = new double[2];
    scores.keywordScores(keywords);
    assertThat(scores.keywords()).containsExactly("yes", "no");
    assertThat(keywords).containsExactly(-5.5, -5.0);
    assertThat(scores.score(2)).isEqualTo(5.0);
  }

  @Test
  void keywordScoresSkipTheRejectClassWhereverItLies() {
    ClassScores scores =
        new ClassScores(
            network(
                new Population(Population.OTHER, 0, 1),
                new Population("yes", 1, 1),
                new Population("no", 2, 1)),
            new ReadoutSettings(1, List.of(0.0, 1.0, 4.0)));
    double[] keywords = new double[2];
    scores.keywordScores(keywords);
    assertThat(scores.keywords()).containsExactly("yes", "no");
    assertThat(keywords).containsExactly(-3.0, 3.0);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,2,3", "7,3,5", "63,28,28", "64,13,1", "65,31,2"})
  void slidingCountsEqualCountsTakenAfresh(int window, int first, int second) {
    int outputs = first + second + 3;
    Network network =
        network(
            new Population("yes", 0, first),
            new Population("no", first, second),
            new Population(Population.OTHER, first + second, 3));
    ClassScores scores =
        new ClassScores(network, new ReadoutSettings(window, List.of(0.1, 0.2, -0.3)));
    SplittableRandom random = new SplittableRandom(window * 100L + first);
    List<SpikeFrame> history = new ArrayList<>();
    double[] bias = {0.1, 0.2, -0.3};
    for (int step = 0; step < 400; step++) {
      if (step == 200) {
        scores.reset();
        history.clear();
      }
      int[] fired = random.ints(0, outputs).limit(random.nextInt(outputs)).distinct().toArray();
      SpikeFrame frame = spikes(outputs, fired);
      history.add(frame);
      scores.update(frame);
      double[] levels = new double[3];
      for (int c = 0; c < 3; c++) {
        int count = 0;
        for (SpikeFrame past :
            history.subList(Math.max(0, history.size() - window), history.size())) {
          Population population = network.populations().get(c);
          for (int n = 0; n < population.neurons(); n++) {
            count += past.fired(1, population.firstNeuron() + n) ? 1 : 0;
          }
        }
        levels[c] = (double) count / network.populations().get(c).neurons() + bias[c];
        assertThat(scores.level(c)).isEqualTo(levels[c]);
      }
      assertThat(scores.score(0)).isEqualTo(levels[0] - Math.max(levels[1], levels[2]));
      assertThat(scores.score(1)).isEqualTo(levels[1] - Math.max(levels[0], levels[2]));
    }
  }

  @Test
  void refusesABiasTooFew() {
    Network network = network(new Population("yes", 0, 1), new Population("no", 1, 1));
    assertThatThrownBy(() -> new ClassScores(network, new ReadoutSettings(5, List.of(0.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The read-out has 1 biases for 2 populations; it needs one each.");
  }

  private static Network network(Population... populations) {
    int outputs = List.of(populations).stream().mapToInt(Population::neurons).sum();
    byte[][] codes = new byte[1][outputs];
    java.util.Arrays.fill(codes[0], (byte) 1);
    return new Network(
        8,
        new FrontEnd(List.of(63), List.of(32.0), List.of(new CoreSlice(1, 1))),
        List.of(
            new Layer(
                "output",
                Synapses.of(codes),
                Optional.empty(),
                Collections.nCopies(outputs, 128.0),
                List.of(new CoreSlice(1, outputs)))),
        List.of(populations));
  }

  private static SpikeFrame spikes(int outputs, int... fired) {
    SpikeFrame frame = new SpikeFrame(List.of(1, outputs));
    frame.fire(0, 0);
    for (int neuron : fired) {
      frame.fire(1, neuron);
    }
    return frame;
  }
}
