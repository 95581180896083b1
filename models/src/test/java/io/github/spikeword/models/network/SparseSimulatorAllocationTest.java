package io.github.spikeword.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SparseSimulatorAllocationTest {

  @Test
  void stepAllocatesNothing() {
    Network network = RandomNetworks.network(new SplittableRandom(1), true, 13, 100, 84);
    Simulator simulator = new SparseSimulator(network);
    float[][] inputs = RandomNetworks.inputs(2, 1000, 13);
    Activity activity = new Activity(network);
    step(simulator, inputs, activity); // classes are loaded, the counters themselves warmed up
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    threads.getThreadAllocatedBytes(thread);
    long before = threads.getThreadAllocatedBytes(thread);
    step(simulator, inputs, activity);
    long bytes = threads.getThreadAllocatedBytes(thread) - before;
    assertThat(bytes).as("bytes in 1000 steps").isLessThan(1000);
    assertThat(activity.spikes(2)).as("spikes").isPositive();
  }

  private static void step(Simulator simulator, float[][] inputs, Activity activity) {
    for (float[] input : inputs) {
      activity.add(simulator.step(input));
    }
  }
}
