package io.github.spikeword.stream.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.spikeword.models.bundle.CountingWindow;
import io.github.spikeword.models.bundle.SpikeGroup;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link ClassScoresTest} compares counts with a search through all placements. */
class ElasticCountTest {

  /** One population whose first neuron counts early and whose other two count late. */
  private static final List<List<SpikeGroup>> TWO =
      List.of(List.of(new SpikeGroup(0, 1), new SpikeGroup(1, 2)));

  private static double step(ElasticCount count, double... spikes) {
    double[] level = new double[1];
    count.step(spikes, level);
    return level[0];
  }

  @Test
  void ofEquallyGoodLengthsThePartsTakeTheShortest() {
    ElasticCount count = new ElasticCount(new CountingWindow(2, 2, 4), TWO);
    assertThat(step(count, 0, 0)).isZero();
    assertThat(count.duration(0, 0)).isEqualTo(2);
    assertThat(count.duration(0, 1)).isEqualTo(2);

    // earlier fires now, later in the next step but one: 3 steps of the later part catch its spike
    // as well as 2 do, and leave nothing better to the earlier one
    assertThat(step(count, 1, 0)).isZero();
    assertThat(step(count, 0, 0)).isZero();
    assertThat(step(count, 0, 1)).isEqualTo(1 + 0.5);
    assertThat(count.duration(0, 1)).isEqualTo(2);
  }

  @Test
  void aPartLastsLongerWhereThatCountsMore() {
    ElasticCount count = new ElasticCount(new CountingWindow(2, 1, 3), TWO);
    step(count, 1, 0);
    step(count, 0, 2);
    step(count, 0, 2);
    assertThat(step(count, 0, 1)).isEqualTo(1 + 2.5);
    assertThat(count.duration(0, 1)).isEqualTo(3);
  }

  @Test
  void afterAResetNothingOfBeforeCounts() {
    ElasticCount count =
        new ElasticCount(CountingWindow.plain(3), List.of(List.of(new SpikeGroup(0, 1))));
    step(count, 1);
    step(count, 1);
    count.reset();
    assertThat(step(count, 0)).isZero();
    assertThat(step(count, 1)).isEqualTo(1);
  }

  @Test
  void stepAllocatesNothing() {
    ElasticCount count = new ElasticCount(new CountingWindow(2, 15, 25), TWO);
    double[] fired = {1, 2};
    double[] level = new double[1];
    count.step(fired, level);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    threads.getThreadAllocatedBytes(thread);
    long before = threads.getThreadAllocatedBytes(thread);
    double sum = 0;
    for (int t = 0; t < 1000; t++) {
      count.step(fired, level);
      sum += level[0];
    }
    long bytes = threads.getThreadAllocatedBytes(thread) - before;
    assertThat(bytes).as("bytes in 1000 steps").isLessThan(1000);
    assertThat(sum).isPositive();
  }
}
