package io.github.spikeword.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.network.Population;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingWindowTest {

  @Test
  void aPlainWindowCountsTheWholePopulationOverAllItsSteps() {
    CountingWindow window = CountingWindow.plain(63);
    assertThat(window.isPlain()).isTrue();
    assertThat(window.steps()).isEqualTo(63);
    assertThat(window.groups(new Population("yes", 5, 28))).containsExactly(new SpikeGroup(5, 28));
  }

  @Test
  void partsAndElasticityMakeItOtherThanPlain() {
    assertThat(new CountingWindow(2, 30, 30).isPlain()).isFalse();
    assertThat(new CountingWindow(1, 30, 31).isPlain()).isFalse();
    assertThat(new CountingWindow(3, 15, 25).steps()).isEqualTo(75);
  }

  @Test
  void theFirstNeuronsBelongToTheEarliestPart() {
    assertThat(new CountingWindow(3, 1, 2).groups(new Population("go", 4, 7)))
        .containsExactly(new SpikeGroup(4, 2), new SpikeGroup(6, 2), new SpikeGroup(8, 3));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,28", "4,10", "7,7", "5,13", "3,3"})
  void everyNeuronBelongsToOneGroupAndGroupsAreAlike(int parts, int neurons) {
    List<SpikeGroup> groups =
        new CountingWindow(parts, 2, 3).groups(new Population("up", 2, neurons));

    assertThat(groups).hasSize(parts);
    int next = 2;
    for (SpikeGroup group : groups) {
      assertThat(group.firstNeuron()).isEqualTo(next);
      assertThat(group.neurons()).isBetween(neurons / parts, (neurons + parts - 1) / parts);
      next += group.neurons();
    }
    assertThat(next).isEqualTo(2 + neurons);
  }
}
