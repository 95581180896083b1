package io.github.spikeword.stream.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spikeword.models.network.SpikeFrame;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCountersTest {

  @Test
  void spikesOfTheFrontEndAreCountedButNotChargedForEnergy() {
    SpikeFrame spikes = new SpikeFrame(List.of(2, 3, 2));
    spikes.fire(0, 0);
    spikes.fire(0, 1);
    spikes.fire(1, 2);
    spikes.fire(2, 0);
    spikes.fire(2, 1);
    SessionCounters counters = new SessionCounters(3);

    assertThat(counters.step(spikes)).isEqualTo(3);

    assertThat(counters.steps()).isEqualTo(1);
    assertThat(counters.read().spikesPerStage()).containsExactly(2L, 1L, 2L);
  }
}
