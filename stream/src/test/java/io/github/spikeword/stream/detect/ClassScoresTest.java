package io.github.spikeword.stream.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.ReadoutSettings;
import io.github.spikeword.models.bundle.SpikeGroup;
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
            new ReadoutSettings(CountingWindow.plain(2), List.of(-0.5, 0.25)));
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
            new ReadoutSettings(CountingWindow.plain(63), List.of(-2.5, -2.0, 3.0)));
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
            new ReadoutSettings(CountingWindow.plain(1), List.of(0.0, 1.0, 4.0)));
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
        new ClassScores(
            network, new ReadoutSettings(CountingWindow.plain(window), List.of(0.1, 0.2, -0.3)));
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
  void partsOfTheWindowLieWhereTheyCountMost() {
    // "yes": neuron 0 counts in the earlier part, neuron 1 in the later, each part 1 or 2 steps
    ClassScores scores =
        new ClassScores(
            network(new Population("yes", 0, 2), new Population("no", 2, 2)),
            new ReadoutSettings(new CountingWindow(2, 1, 2), List.of(0.0, 0.5)));
    int[][] steps = {{0}, {0}, {1}, {}, {1, 0}, {0}};
    // by hand, earlier part | later part: - | 0, then 0 | 1, 01 | 2, 01 | 23, 12 | 34, 34 | 5
    double[] levels = {0, 1, 3, 3, 2, 1};
    for (int t = 0; t < steps.length; t++) {
      scores.update(spikes(4, steps[t]));
      assertThat(scores.level(0)).as("step " + t).isEqualTo(levels[t]);
      assertThat(scores.level(1)).isEqualTo(0.5);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,4,3", "2,1,3,4", "3,2,5,6", "3,4,4,9", "4,1,2,5"})
  void elasticCountsEqualTheBestOfAllPlacements(int parts, int shortest, int longest, int neurons) {
    Network network = network(new Population("yes", 0, neurons), new Population("no", neurons, 4));
    CountingWindow window = new CountingWindow(parts, shortest, longest);
    ClassScores scores = new ClassScores(network, new ReadoutSettings(window, List.of(0.25, 0.0)));
    SplittableRandom random = new SplittableRandom(31L * parts + longest);
    List<SpikeFrame> history = new ArrayList<>();
    for (int step = 0; step < 120; step++) {
      if (step == 60) {
        scores.reset();
        history.clear();
      }
      int[] fired = random.ints(0, neurons + 4).limit(random.nextInt(neurons)).distinct().toArray();
      history.add(spikes(neurons + 4, fired));
      scores.update(history.get(history.size() - 1));
      assertThat(scores.level(0) - 0.25)
          .isCloseTo(
              best(history, window, window.groups(network.populations().get(0)), history.size()),
              within(1e-12));
    }
  }

  /** Tries every length of the last part, and of those before it, that may end before a step. */
  private static double best(
      List<SpikeFrame> history, CountingWindow window, List<SpikeGroup> groups, int end) {
    if (groups.isEmpty()) {
      return 0;
    }
    SpikeGroup last = groups.get(groups.size() - 1);
    double best = 0;
    for (int length = window.shortestSteps(); length <= window.longestSteps(); length++) {
      int count = 0;
      for (int t = Math.max(0, end - length); t < Math.max(0, end); t++) {
        for (int n = last.firstNeuron(); n < last.firstNeuron() + last.neurons(); n++) {
          count += history.get(t).fired(1, n) ? 1 : 0;
        }
      }
      best =
          Math.max(
              best,
              (double) count / last.neurons()
                  + best(history, window, groups.subList(0, groups.size() - 1), end - length));
    }
    return best;
  }

  @Test
  void refusesAPopulationTooSmallForTheParts() {
    Network network = network(new Population("yes", 0, 3), new Population("no", 3, 1));
    assertThatThrownBy(
            () ->
                new ClassScores(
                    network, new ReadoutSettings(new CountingWindow(2, 1, 1), List.of(0.0, 0.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 parts, but 'no' has 1");
  }

  @Test
  void refusesABiasTooFew() {
    Network network = network(new Population("yes", 0, 1), new Population("no", 1, 1));
    assertThatThrownBy(
            () ->
                new ClassScores(
                    network, new ReadoutSettings(CountingWindow.plain(5), List.of(0.0))))
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
