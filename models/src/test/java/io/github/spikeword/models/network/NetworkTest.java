package io.github.spikeword.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {

  @Test
  void sizesAndLabelsAreThoseOfTheStages() {
    Network network =
        new Network(
            8,
            frontEnd(3),
            List.of(layer("hidden", 3, 5), layer("output", 5, 4)),
            List.of(new Population("yes", 0, 3), new Population(Population.OTHER, 3, 1)));
    assertThat(network.channels()).isEqualTo(3);
    assertThat(network.neurons()).isEqualTo(12);
    assertThat(network.outputs()).isEqualTo(4);
    assertThat(network.labels()).containsExactly("yes", "other");
    assertThat(network.stages())
        .extracting(Stage::name)
        .containsExactly("front-end", "hidden", "output");
    assertThat(network.populations())
        .extracting(Population::isKeyword)
        .containsExactly(true, false);
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        contradiction("at least one layer", () -> network(List.of(), populations(2, 2))),
        contradiction(
            "takes 4 inputs but the stage before has 3",
            () -> network(List.of(layer("output", 4, 4)), populations(2, 2))),
        contradiction(
            "Two stages are called 'x'",
            () -> network(List.of(layer("x", 3, 4), layer("x", 4, 4)), populations(2, 2))),
        contradiction(
            "Two stages are called 'front-end'",
            () -> network(List.of(layer("front-end", 3, 4)), populations(2, 2))),
        contradiction(
            "cover 3 of the 4", () -> network(List.of(layer("o", 3, 4)), populations(2, 1))),
        contradiction(
            "cover 5 of the 4", () -> network(List.of(layer("o", 3, 4)), populations(2, 3))),
        contradiction(
            "at least two",
            () -> network(List.of(layer("o", 3, 4)), List.of(new Population("yes", 0, 4)))),
        contradiction(
            "starts at neuron 3, expected 2",
            () ->
                network(
                    List.of(layer("o", 3, 4)),
                    List.of(new Population("yes", 0, 2), new Population("no", 3, 1)))),
        contradiction(
            "label 'yes'",
            () ->
                network(
                    List.of(layer("o", 3, 4)),
                    List.of(new Population("yes", 0, 2), new Population("yes", 2, 2)))),
        contradiction("needs a label", () -> new Population(" ", 0, 1)),
        contradiction("first neuron from 0", () -> new Population("yes", -1, 1)),
        contradiction("core 0", () -> new CoreSlice(0, 1)),
        contradiction("0 neurons", () -> new CoreSlice(1, 0)),
        contradiction("at least one channel", () -> frontEnd(0)),
        contradiction(
            "Weight code 2 ",
            () -> new FrontEnd(List.of(2), List.of(32.0), List.of(new CoreSlice(1, 1)))),
        contradiction(
            "2 neurons but 1 taus",
            () -> new FrontEnd(List.of(1, 1), List.of(32.0), List.of(new CoreSlice(1, 2)))),
        contradiction(
            "its placement has 3",
            () -> new FrontEnd(List.of(1), List.of(32.0), List.of(new CoreSlice(1, 3)))),
        contradiction(
            "time constant of -1.0 ms",
            () -> new FrontEnd(List.of(1), List.of(-1.0), List.of(new CoreSlice(1, 1)))),
        contradiction(
            "recurrent weights of 3 x 4",
            () ->
                new Layer(
                    "x",
                    ones(3, 4),
                    Optional.of(ones(3, 4)),
                    Collections.nCopies(4, 32.0),
                    List.of(new CoreSlice(3, 4)))),
        contradiction("at least one input", () -> Synapses.of(new byte[0][])),
        contradiction("at least one input", () -> Synapses.of(new byte[][] {{}})),
        contradiction(
            "row 1 has 1 weights, row 0 has 2", () -> Synapses.of(new byte[][] {{1, 1}, {1}})),
        contradiction("Weight code 64", () -> Synapses.of(new byte[][] {{64}})));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void contradictionIsRefusedWithItsValues(String reason, ThrowingCallable construction) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void stepThatIsNotPositiveIsRefused() {
    for (double step : new double[] {0, -8, Double.NaN}) {
      assertThatThrownBy(
              () -> new Network(step, frontEnd(3), List.of(layer("o", 3, 4)), populations(2, 2)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Step must be positive");
    }
  }

  @Test
  void synapsesAreNotChangedThroughTheirArrays() {
    byte[][] codes = {{1, -3}, {5, 7}};
    Synapses synapses = Synapses.of(codes);
    codes[0][0] = 63;
    synapses.toCodes()[0][1] = 63;
    synapses.toFloatRows()[1][0] = 63;
    assertThat(synapses.toCodes()).isDeepEqualTo(new byte[][] {{1, -3}, {5, 7}});
    assertThat(synapses.toFloatRows()).isDeepEqualTo(new float[][] {{1, -3}, {5, 7}});
    assertThat(synapses.count()).isEqualTo(4);
    assertThat(synapses).isEqualTo(Synapses.of(new byte[][] {{1, -3}, {5, 7}}));
  }

  private static Arguments contradiction(String reason, ThrowingCallable construction) {
    return Arguments.of(reason, construction);
  }

  private static Network network(List<Layer> layers, List<Population> populations) {
    return new Network(8, frontEnd(3), layers, populations);
  }

  private static List<Population> populations(int yes, int no) {
    return List.of(new Population("yes", 0, yes), new Population("no", yes, no));
  }

  private static FrontEnd frontEnd(int channels) {
    return new FrontEnd(
        Collections.nCopies(channels, 7),
        Collections.nCopies(channels, 32.0),
        channels == 0 ? List.of() : List.of(new CoreSlice(1, channels)));
  }

  private static Layer layer(String name, int inputs, int neurons) {
    return new Layer(
        name,
        ones(inputs, neurons),
        Optional.empty(),
        Collections.nCopies(neurons, 64.0),
        List.of(new CoreSlice(3, neurons)));
  }

  private static Synapses ones(int inputs, int neurons) {
    byte[][] codes = new byte[inputs][neurons];
    for (byte[] row : codes) {
      java.util.Arrays.fill(row, (byte) 1);
    }
    return Synapses.of(codes);
  }
}
