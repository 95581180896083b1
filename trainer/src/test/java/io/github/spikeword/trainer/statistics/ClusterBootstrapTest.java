package io.github.spikeword.trainer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.spikeword.trainer.random.SeededRandom;
import io.github.spikeword.trainer.statistics.ClusterBootstrap.Group;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterBootstrapTest {

  private static Interval interval(List<Group> groups) {
    return ClusterBootstrap.mean95(groups, new SeededRandom(1)).orElseThrow();
  }

  @Test
  void singleItemsGiveTheNormalInterval() {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      groups.add(new Group(i % 2, 1));
    }

    // mean 0.5, standard error sqrt(0.25 / 400) = 0.025
    assertThat(interval(groups).low()).isCloseTo(0.5 - 1.96 * 0.025, within(0.004));
    assertThat(interval(groups).high()).isCloseTo(0.5 + 1.96 * 0.025, within(0.004));
  }

  @Test
  void itemsThatGoTogetherCountAsOne() {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      groups.add(new Group(4 * (i % 2), 4));
    }

    // as 100 independent items, not 400: standard error 0.05
    assertThat(interval(groups).low()).isCloseTo(0.5 - 1.96 * 0.05, within(0.012));
  }

  @Test
  void oneGroupHasNoInterval() {
    assertThat(ClusterBootstrap.mean95(List.of(new Group(1, 3)), new SeededRandom(1))).isEmpty();
  }
}
